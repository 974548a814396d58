package io.lanewise.engine.kernel.vector;

/** Arrays that a thread keeps between products and that grow as they are needed. */
enum VectorGemmRoom {
    /** A tile that does not fit into C. */
    TILE(0),
    /** Panels of A, or A turned. */
    PANELS_OF_A(1),
    /** Panels of B. */
    PANELS_OF_B(2),
    /** Chains of a block that must be added to something. */
    CHAINS(3),
    /** Sums of blocks, where C holds what they must be added to at the end. */
    SUMS(4),
    /** A strip of C transposed. */
    TURNED(5),
    /** The same turned back. */
    BACK(6),
    /** Sums over lanes, and their totals. */
    SUMS_OF_LANES(7);

    private final int place;

    VectorGemmRoom(int place) {
        this.place = place;
    }

    /** As many as there are kinds; bare arrays, so that a thread which outlives the engine keeps none of its classes. */
    static float[][] none() {
        return new float[values().length][0];
    }

    /** One of so many elements, or more, of those that a thread has. */
    float[] of(float[][] own, int length) {
        if (own[place].length < length) {
            own[place] = new float[length];
        }
        return own[place];
    }
}
