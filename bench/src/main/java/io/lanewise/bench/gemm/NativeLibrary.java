package io.lanewise.bench.gemm;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/** A native library and its functions by name; it stays loaded. */
@SuppressWarnings("restricted") // calling native code is its purpose
record NativeLibrary(SymbolLookup symbols) {
    /** The property with the folder in which bench/run has the libraries unpacked. */
    static final String FOLDER = "lanewise.bench.native";

    /** @throws IllegalArgumentException if there is no such file for this system */
    static NativeLibrary load(Path file) {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "expected the library " + file + ", found none; bench/run gemm fetches it, for Linux on x86-64 only");
        }
        return new NativeLibrary(SymbolLookup.libraryLookup(file, Arena.global()));
    }

    /** A function without a result. */
    MethodHandle procedure(String name, MemoryLayout... parameters) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.ofVoid(parameters));
    }

    /** Calls a function without a result that takes a number. */
    void call(String name, int argument) {
        try {
            procedure(name, ValueLayout.JAVA_INT).invokeExact(argument);
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }

    /** Calls a function that returns a text. */
    String text(String name) {
        try {
            var address = (MemorySegment) Linker.nativeLinker()
                    .downcallHandle(symbols.findOrThrow(name), FunctionDescriptor.of(ValueLayout.ADDRESS)).invokeExact();
            return address.reinterpret(Integer.MAX_VALUE).getString(0);
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }
}
