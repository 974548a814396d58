package io.lanewise.bench.tune;

import io.lanewise.engine.KernelProvider;
import io.lanewise.engine.Processor;
import io.lanewise.engine.Tuning;
import io.lanewise.engine.TuningProfile;
import java.io.IOException;
import java.nio.file.Path;

/** Writes what is built in for this JVM as a profile, into the file that is its argument. */
public final class BuiltIn {
    private BuiltIn() {}

    public static void main(String[] arguments) throws IOException {
        if (KernelProvider.kernels().equals(KernelProvider.scalar())) {
            System.err.println("tune: expected a JVM with the vector kernels, received one with the scalar ones, which are not tuned");
            System.exit(1);
        }
        new TuningProfile(Processor.current(), Tuning.builtIn()).write(Path.of(arguments[0]));
    }
}
