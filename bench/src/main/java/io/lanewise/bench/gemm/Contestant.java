package io.lanewise.bench.gemm;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who multiplies, and what its process is started with. */
public enum Contestant {
    LANEWISE("Lanewise"),
    MKL("MKL"),
    OPENBLAS("OpenBLAS"),
    EJML("EJML");

    /** Variables with which a shell may hold OpenBLAS to the kernels of another processor: here it takes its best. */
    static final Set<String> NOT_FOR_A_CONTEST = Set.of("OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE");

    private final String title;

    Contestant(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** The native libraries, of which the faster one is the measure. */
    static List<Contestant> blas() {
        return List.of(MKL, OPENBLAS);
    }

    /** Whether it is slow until the JVM has compiled it. */
    boolean needsWarmUp() {
        return !blas().contains(this);
    }

    /** Loads the library into this process. */
    Library load() {
        var folder = Path.of(System.getProperty(NativeLibrary.FOLDER, "target/native"));
        return switch (this) {
            case LANEWISE -> new Lanewise();
            case MKL -> Mkl.load(folder);
            case OPENBLAS -> OpenBlas.load(folder);
            case EJML -> new Ejml();
        };
    }

    /**
     * Variables without which a library would disturb the others: its threads spin after a product, by default for 200 ms (MKL) or
     * 2²⁶ cycles (OpenBLAS), into another's turn. Within a turn the next product comes sooner than in the times given here.
     */
    Map<String, String> environment() {
        return switch (this) {
            case MKL -> Map.of("MKL_THREADING_LAYER", "INTEL", "KMP_BLOCKTIME", "1");
            case OPENBLAS -> Map.of("OPENBLAS_THREAD_TIMEOUT", "20");
            case LANEWISE, EJML -> Map.of();
        };
    }
}
