package io.lanewise.bench.gemm;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.nio.file.Path;

/** Intel's MKL. */
final class Mkl extends Cblas {
    private static final int VERSION_LENGTH = 200;

    private final NativeLibrary library;

    private Mkl(NativeLibrary library) {
        super(library);
        this.library = library;
        // Else it takes fewer threads than told where it believes that two of them share a core, as on virtual machines.
        library.call("MKL_Set_Dynamic", 0);
    }

    static Mkl load(Path folder) {
        return new Mkl(NativeLibrary.load(folder.resolve("org/bytedeco/mkl/linux-x86_64/libmkl_rt.so.3")));
    }

    @Override
    public String about() {
        try (var arena = Arena.ofConfined()) {
            var text = arena.allocate(VERSION_LENGTH);
            library.procedure("MKL_Get_Version_String", ADDRESS, JAVA_INT).invokeExact(text, VERSION_LENGTH - 1);
            return text.getString(0).strip();
        } catch (Throwable e) {
            throw new IllegalStateException("MKL_Get_Version_String", e);
        }
    }

    @Override
    public void setThreads(int threads) {
        library.call("MKL_Set_Num_Threads", threads);
    }
}
