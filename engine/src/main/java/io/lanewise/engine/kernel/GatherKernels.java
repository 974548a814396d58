package io.lanewise.engine.kernel;

/** Rows picked from a table: y row i = x row indices[i]. */
public interface GatherKernels {
    /** From float32. */
    void rows(int count, int rowLength, float[] x, int xOffset, int[] indices, int indicesOffset, float[] y, int yOffset);

    /** From uint8 (0 to 255): y = x · scale + shift, as {@link ByteScaling} says. */
    void rows(
            int count, int rowLength, byte[] x, int xOffset, int[] indices, int indicesOffset, double scale, double shift,
            float[] y, int yOffset);
}
