package io.lanewise.engine.kernel;

/**
 * Reads an element or two of rows that are about to be copied. The processor waits for memory, and for the place of a page, only
 * where a row begins; reads of all rows one after the other wait at the same time, and not one by one. What is returned means
 * nothing, but must be stored where a copy will overwrite it, lest the compiler leave out the reads.
 */
public final class RowTouch {
    private RowTouch() {}

    /** The sum of the rows' first and last elements. */
    public static float rows(int count, int rowLength, float[] x, int xOffset, int[] indices, int indicesOffset) {
        float sum = 0;
        for (int i = 0; i < count; i++) {
            int row = xOffset + indices[indicesOffset + i] * rowLength;
            sum += x[row] + x[row + rowLength - 1];
        }
        return sum;
    }

    /** The same of bytes. */
    public static float rows(int count, int rowLength, byte[] x, int xOffset, int[] indices, int indicesOffset) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int row = xOffset + indices[indicesOffset + i] * rowLength;
            sum += x[row] + x[row + rowLength - 1];
        }
        return sum;
    }
}
