package io.lanewise.engine;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.INFO;

import io.lanewise.engine.kernel.KernelSet;
import io.lanewise.engine.kernel.scalar.ScalarKernels;
import io.lanewise.engine.kernel.vector.VectorKernels;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The choice of kernels, made once: the vector ones unless there is a reason against them. {@code -Dlanewise.kernels=scalar} or
 * {@code vector} overrules it. Both give the same bits; the scalar ones are slower.
 */
public final class KernelProvider {
    private static final String PROPERTY = "lanewise.kernels";
    private static final String REMEDY = "start java with --add-modules jdk.incubator.vector";
    private static final System.Logger LOG = System.getLogger(KernelProvider.class.getPackageName());

    /** Something that speaks against the vector kernels, and what the user can do about it. */
    private record Reason(String text, String remedy, BooleanSupplier holds) {}

    /** In this order, because the width may only be asked for where the module is there, and says nothing without C2. */
    private static final List<Reason> REASONS = List.of(
            new Reason("module jdk.incubator.vector is not there", REMEDY, () -> !VectorApi.isPresent()),
            new Reason(
                    "the VM only interprets, so that every vector would be an object",
                    "leave out -Xint",
                    () -> vmSays("info", "interpreted")),
            new Reason(
                    "the VM compiles with C1 only, so that every vector would be an object",
                    "leave out -XX:TieredStopAtLevel and -client",
                    () -> vmSays("info", "emulated-client") || vmSays("name", "client vm") || vmSays("name", "minimal vm")),
            new Reason(
                    "the VM's compiler is not HotSpot's C2, which alone turns vectors into instructions",
                    "use an OpenJDK build with HotSpot",
                    () -> vmSays("version", "jvmci") || !vmSays("name", "server vm")),
            new Reason("vectors are narrower than 128 bits here", "use a machine with SSE4, AVX, NEON or SVE", () -> VectorApi.bits() < 128));

    private static final KernelSet SCALAR = ScalarKernels.create();
    private static final KernelSet KERNELS = choose(System.getProperty(PROPERTY));

    private KernelProvider() {}

    /** The kernels that all facades use. */
    public static KernelSet kernels() {
        return KERNELS;
    }

    /**
     * The same once {@link WarmUp} has had those of a family compiled, until then the scalar ones, with the same bits: for short passes, which plain
     * loops do well enough, while C2 is busy with the tiles of products. Only kernels that the warm-up calls go this way; of the functions of two
     * operands it calls one, relu's gradient, whose vector operations the others share.
     */
    static KernelSet whenWarm(KernelFamily family) {
        return WarmUp.isReady(family) ? KERNELS : SCALAR;
    }

    /** The scalar kernels, the specification of the others. */
    public static KernelSet scalar() {
        return SCALAR;
    }

    /** The vector kernels, chosen or not; empty if the Vector API's module is missing. */
    public static Optional<KernelSet> vector() {
        return VectorApi.isPresent() ? Optional.of(Vector.KERNELS) : Optional.empty();
    }

    private static KernelSet choose(@Nullable String told) {
        if (told == null) {
            for (Reason reason : REASONS) {
                if (reason.holds().getAsBoolean()) {
                    LOG.log(INFO, "Kernels: scalar, the slow ones, because {0}. Remedy: {1}.", reason.text(), reason.remedy());
                    return SCALAR;
                }
            }
            LOG.log(DEBUG, "Kernels: {0}.", Vector.KERNELS.name());
            return Vector.KERNELS;
        }
        KernelSet kernels = switch (told) {
            case "scalar" -> SCALAR;
            case "vector" -> vector().orElseThrow(() -> new IllegalStateException(
                    "-D" + PROPERTY + "=vector: module jdk.incubator.vector is not there; " + REMEDY + "."));
            default -> throw new IllegalArgumentException("-D" + PROPERTY + ": expected scalar or vector, received \"" + told + "\".");
        };
        LOG.log(DEBUG, "Kernels: {0}, as told by -D" + PROPERTY + ".", kernels.name());
        return kernels;
    }

    private static boolean vmSays(String key, String word) {
        return System.getProperty("java.vm." + key, "").toLowerCase(Locale.ROOT).contains(word);
    }

    /** Touched only where the module is there: elsewhere its first use would be a NoClassDefFoundError. */
    private static final class Vector {
        static final KernelSet KERNELS = VectorKernels.create();
    }
}
