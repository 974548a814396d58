package io.lanewise.engine.kernel.vector;

/** Room of each thread for what kernels keep between two passes. */
final class Scratch {
    /** Elements of a piece that two passes go over while it stays in the first cache. */
    static final int PIECE = 1024;

    /** Bare arrays, so that a thread which outlives the engine keeps none of its classes. */
    private static final ThreadLocal<float[][]> ARRAYS = ThreadLocal.withInitial(() -> new float[][] {new float[PIECE]});

    private Scratch() {}

    /** An array of at least this length, with anything in it; the same one in each call of a thread. */
    static float[] of(int length) {
        float[][] array = ARRAYS.get();
        if (array[0].length < length) {
            array[0] = new float[length];
        }
        return array[0];
    }
}
