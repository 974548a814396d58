package io.lanewise.engine;

import io.lanewise.engine.kernel.KernelSet;
import java.util.concurrent.locks.LockSupport;

/**
 * A thread that calls the kernels of a training step on small operands from the first touch of the library on, so that the compiler
 * has made them fast when the first step comes. Until then each vector is an object, and a step takes a hundred times as long. It
 * moves work to where a program mostly waits for its data; results do not depend on it.
 *
 * <p>The thread is a daemon and ends by itself after a second or two.
 */
public final class WarmUp {
    /** Rounds without a pause: a round calls each tile five times or more. */
    private static final int BUSY_ROUNDS = 150;

    /** Rounds in all; the later ones leave the processor to the compiler in between. */
    private static final int ROUNDS = 400;

    private static final long PAUSE_NANOS = 1_000_000;
    private static final int ROWS = 33;
    private static final int COLUMNS = 100;

    /**
     * Few, so that the compiler takes a tile for a method that is called often, after 600 calls. With 32 it took it for a long loop
     * first, and compiled it twice, as it still does where it is behind.
     */
    private static final int INNER = 8;

    private static final int CLASSES = 10;

    /** Started as this class is initialized, so that there is one. */
    private static final Thread THREAD = launch();

    private WarmUp() {}

    /** Starts the thread, unless that was done before or the kernels do not need it; returns it. */
    public static Thread start() {
        return THREAD;
    }

    private static Thread launch() {
        Thread thread = new Thread(null, WarmUp::run, "lanewise-warm-up", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        if (!KernelProvider.kernels().equals(KernelProvider.scalar())) {
            thread.start();
        }
        return thread;
    }

    private static void run() {
        KernelSet kernels = KernelProvider.kernels();
        float[] x = new float[ROWS * COLUMNS];
        float[] w = new float[ROWS * COLUMNS];
        float[] y = new float[ROWS * COLUMNS];
        float[] bias = new float[COLUMNS];
        int[] labels = new int[ROWS];
        for (int round = 0; round < ROUNDS; round++) {
            kernels.gemm().multiply(
                    false, false, ROWS, COLUMNS, INNER, 0, ROWS, 0, COLUMNS, x, 0, INNER, w, 0, Gemm.COLUMN_BLOCKS, y, 0, COLUMNS, false,
                    bias, 0, Unary.RELU);
            kernels.gemm().multiply(
                    true, false, ROWS, COLUMNS, INNER, 0, ROWS, 0, COLUMNS, x, 0, ROWS, w, 0, COLUMNS, y, 0, Gemm.COLUMN_BLOCKS, false,
                    null, 0, Unary.IDENTITY);
            kernels.softmax().softmax(ROWS, CLASSES, x, 0, y, 0);
            kernels.softmax().sparseCrossEntropy(ROWS, CLASSES, x, 0, labels, 0, y, 0);
            kernels.softmax().sparseCrossEntropyGradient(ROWS, CLASSES, x, 0, labels, 0, w, 0, y, 0);
            kernels.elementwise().binary(Binary.RELU_GRADIENT, ROWS * COLUMNS, x, 0, w, 0, y, 0);
            kernels.reduce().columns(Reduction.SUM, ROWS, COLUMNS, COLUMNS, x, 0, y, 0);
            kernels.update().sgd(ROWS * COLUMNS, y, 0, x, 0, 0f);
            if (round >= BUSY_ROUNDS) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }
}
