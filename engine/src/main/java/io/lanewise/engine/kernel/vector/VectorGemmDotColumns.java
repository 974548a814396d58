package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;

import io.lanewise.engine.Gemm;
import io.lanewise.engine.GemmOrder;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;

/**
 * A row of A times few columns of a B stored row by row, added over lanes without turning B, which would take longer than one row's sums: each lane
 * is a vector of columns.
 */
final class VectorGemmDotColumns {
    /** Rows up to which turning B does not pay. */
    static final int ROWS = 4;

    /** Lanes of a pass over B. */
    private static final int PASS = 8;

    /** What sixteen inner indices of B and A are copied to where vectors would reach beyond B, or they are fewer. */
    private static final int REST_OF_B = GemmOrder.LANES * LANES;
    private static final int REST_OF_A = REST_OF_B + GemmOrder.LANES * LANES;

    /** Elements of the room. */
    static final int ROOM = REST_OF_A + GemmOrder.LANES;

    private VectorGemmDotColumns() {}

    /** c[j] = Σ a[p] · b[p · ldb + j]; {@code room} is what {@link #ROOM} says. */
    static void multiply(
            int columns, int k, float[] a, int aOffset, float[] b, int bOffset, int ldb, float[] c, int cOffset, float[] room) {
        for (int j = 0; j < columns; j += LANES) {
            int some = Math.min(LANES, columns - j);
            int from = bOffset + j;
            int within = Math.max(0, Math.min(k, (b.length - from - LANES + ldb) / ldb)) & -GemmOrder.LANES;
            Arrays.fill(room, 0, REST_OF_B, 0);
            pass(0, within, a, aOffset, b, from, ldb, room);
            pass(PASS, within, a, aOffset, b, from, ldb, room);
            for (int p = within; p < k; p += GemmOrder.LANES) {
                int rest = Math.min(GemmOrder.LANES, k - p);
                Arrays.fill(room, REST_OF_B, ROOM, 0);
                System.arraycopy(a, aOffset + p, room, REST_OF_A, rest);
                VectorGemmPacking.copy(rest, some, b, from + p * ldb, ldb, room, REST_OF_B, LANES);
                pass(0, GemmOrder.LANES, room, REST_OF_A, room, REST_OF_B, LANES, room);
                pass(PASS, GemmOrder.LANES, room, REST_OF_A, room, REST_OF_B, LANES, room);
            }
            add(room);
            System.arraycopy(room, 0, c, cOffset + j, some);
        }
    }

    /** Eight lanes, from {@code lane} on, go on from where they are in the room. */
    private static void pass(int lane, int k, float[] a, int aOffset, float[] b, int bOffset, int ldb, float[] room) {
        int depth = Math.min(k, Gemm.BLOCK);
        int at = lane * LANES;
        FloatVector s0 = fromArray(FLOAT, room, at);
        FloatVector s1 = fromArray(FLOAT, room, at + LANES);
        FloatVector s2 = fromArray(FLOAT, room, at + 2 * LANES);
        FloatVector s3 = fromArray(FLOAT, room, at + 3 * LANES);
        FloatVector s4 = fromArray(FLOAT, room, at + 4 * LANES);
        FloatVector s5 = fromArray(FLOAT, room, at + 5 * LANES);
        FloatVector s6 = fromArray(FLOAT, room, at + 6 * LANES);
        FloatVector s7 = fromArray(FLOAT, room, at + 7 * LANES);
        for (int p = lane; p < depth; p += GemmOrder.LANES) {
            int x = aOffset + p;
            int row = bOffset + p * ldb;
            s0 = fromArray(FLOAT, b, row).fma(broadcast(FLOAT, a[x]), s0);
            s1 = fromArray(FLOAT, b, row + ldb).fma(broadcast(FLOAT, a[x + 1]), s1);
            s2 = fromArray(FLOAT, b, row + 2 * ldb).fma(broadcast(FLOAT, a[x + 2]), s2);
            s3 = fromArray(FLOAT, b, row + 3 * ldb).fma(broadcast(FLOAT, a[x + 3]), s3);
            s4 = fromArray(FLOAT, b, row + 4 * ldb).fma(broadcast(FLOAT, a[x + 4]), s4);
            s5 = fromArray(FLOAT, b, row + 5 * ldb).fma(broadcast(FLOAT, a[x + 5]), s5);
            s6 = fromArray(FLOAT, b, row + 6 * ldb).fma(broadcast(FLOAT, a[x + 6]), s6);
            s7 = fromArray(FLOAT, b, row + 7 * ldb).fma(broadcast(FLOAT, a[x + 7]), s7);
        }
        s0.intoArray(room, at);
        s1.intoArray(room, at + LANES);
        s2.intoArray(room, at + 2 * LANES);
        s3.intoArray(room, at + 3 * LANES);
        s4.intoArray(room, at + 4 * LANES);
        s5.intoArray(room, at + 5 * LANES);
        s6.intoArray(room, at + 6 * LANES);
        s7.intoArray(room, at + 7 * LANES);
    }

    /** Each half of the lanes is added to the other. */
    private static void add(float[] room) {
        for (int half = GemmOrder.LANES / 2; half > 0; half /= 2) {
            for (int i = 0; i < half * LANES; i += LANES) {
                fromArray(FLOAT, room, i).add(fromArray(FLOAT, room, i + half * LANES)).intoArray(room, i);
            }
        }
    }
}
