package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.INT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import io.lanewise.engine.kernel.ByteScaling;
import io.lanewise.engine.kernel.GatherKernels;
import io.lanewise.engine.kernel.RowTouch;
import io.lanewise.engine.kernel.scalar.ScalarGather;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Rows picked from a table: floats are copied, bytes go through vectors. */
public final class VectorGather implements GatherKernels {
    /** As many bytes as a float vector has lanes, but at least the eight of the smallest vector. */
    private static final VectorSpecies<Byte> BYTE = LANES == 16 ? ByteVector.SPECIES_128 : ByteVector.SPECIES_64;

    private final ScalarGather scalar = new ScalarGather();

    @Override
    public void rows(int count, int rowLength, float[] x, int xOffset, int[] indices, int indicesOffset, float[] y, int yOffset) {
        scalar.rows(count, rowLength, x, xOffset, indices, indicesOffset, y, yOffset);
    }

    @Override
    public void rows(
            int count, int rowLength, byte[] x, int xOffset, int[] indices, int indicesOffset, double scale, double shift,
            float[] y, int yOffset) {
        if (count > 1 && rowLength > 0) {
            y[yOffset] = RowTouch.rows(count, rowLength, x, xOffset, indices, indicesOffset);
        }
        float zero = ByteScaling.zero(scale, shift);
        float high = ByteScaling.high(scale);
        float low = ByteScaling.low(scale);
        float rest = ByteScaling.rest(scale, shift);
        for (int i = 0; i < count; i++) {
            row(rowLength, x, xOffset + indices[indicesOffset + i] * rowLength, zero, high, low, rest, y, yOffset + i * rowLength);
        }
    }

    private static void row(int n, byte[] x, int xOffset, float zero, float high, float low, float rest, float[] y, int yOffset) {
        int end = BYTE.loopBound(n);
        FloatVector highs = FloatVector.broadcast(FLOAT, high);
        FloatVector lows = FloatVector.broadcast(FLOAT, low);
        FloatVector rests = FloatVector.broadcast(FLOAT, rest);
        for (int i = 0; i < end; i += BYTE.length()) {
            ByteVector bytes = ByteVector.fromArray(BYTE, x, xOffset + i);
            for (int part = 0; part < BYTE.length() / LANES; part++) {
                IntVector ints = (IntVector) bytes.convertShape(VectorOperators.ZERO_EXTEND_B2I, INT, part);
                FloatVector floats = (FloatVector) ints.convertShape(VectorOperators.I2F, FLOAT, 0);
                FloatVector d = floats.sub(zero);
                d.fma(highs, d.fma(lows, rests)).intoArray(y, yOffset + i + part * LANES);
            }
        }
        for (int i = end; i < n; i++) {
            float d = (x[xOffset + i] & 0xFF) - zero;
            y[yOffset + i] = Math.fma(d, high, Math.fma(d, low, rest));
        }
    }
}
