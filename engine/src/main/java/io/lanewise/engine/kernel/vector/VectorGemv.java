package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static io.lanewise.engine.kernel.vector.VectorGemmTiles.PANEL;

import jdk.incubator.vector.FloatVector;

/**
 * One row of a product, a row of A times B: each element of B is used once, so B is read in place and the speed is that of the
 * cache it lies in.
 */
final class VectorGemv {
    /** Columns of a tile: four chains of vectors take a vector from the second cache each cycle. */
    private static final int WIDTH = 4 * LANES;

    /** Columns of a tile that goes along whole rows of B, so that these come from memory in their order. */
    private static final int WIDEST = 2 * WIDTH;

    private VectorGemv() {}

    /**
     * c[j] = the chain of a[p] · b[p, j].
     *
     * @param columns at least a vector of them; the last tile begins where it still fits, and makes some chains again
     */
    static void multiply(int columns, int k, float[] a, int aOffset, float[] b, int bOffset, int ldb, float[] c, int cOffset) {
        if (columns > WIDTH && columns <= WIDEST) {
            widest(columns, k, a, aOffset, b, bOffset, ldb, c, cOffset);
        } else if (columns >= WIDTH) {
            for (int j = 0; j < columns; j += WIDTH) {
                int first = Math.min(j, columns - WIDTH);
                wide(k, a, aOffset, b, bOffset + first, ldb, c, cOffset + first);
            }
        } else {
            for (int j = 0; j < columns; j += LANES) {
                int first = Math.min(j, columns - LANES);
                narrow(k, a, aOffset, b, bOffset + first, ldb, c, cOffset + first);
            }
        }
    }

    /**
     * The same for B in panels, {@code PANEL · step} elements apart.
     *
     * @param columns whole panels of them
     */
    static void multiplyPanels(
            int columns, int k, float[] a, int aOffset, float[] b, int bOffset, int step, float[] c, int cOffset) {
        int j = 0;
        for (; j + WIDTH <= columns; j += WIDTH) {
            widePanels(
                    k, a, aOffset, b, VectorGemmTiles.element(bOffset, step, j), VectorGemmTiles.element(bOffset, step, j + LANES),
                    VectorGemmTiles.element(bOffset, step, j + 2 * LANES), VectorGemmTiles.element(bOffset, step, j + 3 * LANES), c, cOffset + j);
        }
        for (; j < columns; j += LANES) {
            narrowPanels(k, a, aOffset, b, VectorGemmTiles.element(bOffset, step, j), c, cOffset + j);
        }
    }

    private static void widePanels(
            int k, float[] a, int aOffset, float[] b, int b0, int b1, int b2, int b3, float[] c, int cOffset) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p]);
            c0 = x.fma(FloatVector.fromArray(FLOAT, b, b0 + p * PANEL), c0);
            c1 = x.fma(FloatVector.fromArray(FLOAT, b, b1 + p * PANEL), c1);
            c2 = x.fma(FloatVector.fromArray(FLOAT, b, b2 + p * PANEL), c2);
            c3 = x.fma(FloatVector.fromArray(FLOAT, b, b3 + p * PANEL), c3);
        }
        c0.intoArray(c, cOffset);
        c1.intoArray(c, cOffset + LANES);
        c2.intoArray(c, cOffset + 2 * LANES);
        c3.intoArray(c, cOffset + 3 * LANES);
    }

    private static void narrowPanels(int k, float[] a, int aOffset, float[] b, int bOffset, float[] c, int cOffset) {
        FloatVector chain = FloatVector.zero(FLOAT);
        for (int p = 0; p < k; p++) {
            chain = FloatVector.broadcast(FLOAT, a[aOffset + p]).fma(FloatVector.fromArray(FLOAT, b, bOffset + p * PANEL), chain);
        }
        chain.intoArray(c, cOffset);
    }

    /** The last vectors begin where they still fit, and make some chains again. */
    private static void widest(int columns, int k, float[] a, int aOffset, float[] b, int bOffset, int ldb, float[] c, int cOffset) {
        int fourth = Math.min(WIDTH, columns - LANES);
        int fifth = Math.min(WIDTH + LANES, columns - LANES);
        int sixth = Math.min(WIDTH + 2 * LANES, columns - LANES);
        int seventh = Math.min(WIDTH + 3 * LANES, columns - LANES);
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        FloatVector c4 = zero;
        FloatVector c5 = zero;
        FloatVector c6 = zero;
        FloatVector c7 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p]);
            c0 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset), c0);
            c1 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset + LANES), c1);
            c2 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset + 2 * LANES), c2);
            c3 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset + 3 * LANES), c3);
            c4 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset + fourth), c4);
            c5 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset + fifth), c5);
            c6 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset + sixth), c6);
            c7 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset + seventh), c7);
            bOffset += ldb;
        }
        c0.intoArray(c, cOffset);
        c1.intoArray(c, cOffset + LANES);
        c2.intoArray(c, cOffset + 2 * LANES);
        c3.intoArray(c, cOffset + 3 * LANES);
        c4.intoArray(c, cOffset + fourth);
        c5.intoArray(c, cOffset + fifth);
        c6.intoArray(c, cOffset + sixth);
        c7.intoArray(c, cOffset + seventh);
    }

    private static void wide(int k, float[] a, int aOffset, float[] b, int bOffset, int ldb, float[] c, int cOffset) {
        FloatVector zero = FloatVector.zero(FLOAT);
        FloatVector c0 = zero;
        FloatVector c1 = zero;
        FloatVector c2 = zero;
        FloatVector c3 = zero;
        for (int p = 0; p < k; p++) {
            FloatVector x = FloatVector.broadcast(FLOAT, a[aOffset + p]);
            c0 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset), c0);
            c1 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset + LANES), c1);
            c2 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset + 2 * LANES), c2);
            c3 = x.fma(FloatVector.fromArray(FLOAT, b, bOffset + 3 * LANES), c3);
            bOffset += ldb;
        }
        c0.intoArray(c, cOffset);
        c1.intoArray(c, cOffset + LANES);
        c2.intoArray(c, cOffset + 2 * LANES);
        c3.intoArray(c, cOffset + 3 * LANES);
    }

    private static void narrow(int k, float[] a, int aOffset, float[] b, int bOffset, int ldb, float[] c, int cOffset) {
        FloatVector chain = FloatVector.zero(FLOAT);
        for (int p = 0; p < k; p++) {
            chain = FloatVector.broadcast(FLOAT, a[aOffset + p]).fma(FloatVector.fromArray(FLOAT, b, bOffset), chain);
            bOffset += ldb;
        }
        chain.intoArray(c, cOffset);
    }
}
