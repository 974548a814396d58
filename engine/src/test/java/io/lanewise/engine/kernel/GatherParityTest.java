package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.kernel.scalar.ScalarGather;
import io.lanewise.engine.kernel.vector.VectorGather;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Vector and scalar kernels pick the same rows. */
class GatherParityTest {
    private static final int TABLE_ROWS = 9;
    private static final int[] INDICES = {99, 8, 0, 3, 3, 7};
    private static final int COUNT = 5;

    @Test
    void floats() {
        for (int length : Samples.SIZES) {
            float[] x = Samples.wild(2 + TABLE_ROWS * length, length);
            for (GatherKernels kernels : new GatherKernels[] {new ScalarGather(), new VectorGather()}) {
                float[] y = Samples.tame(6 + COUNT * length, 1);
                float[] expected = y.clone();
                for (int i = 0; i < COUNT * length; i++) {
                    expected[3 + i] = x[2 + INDICES[1 + i / length] * length + i % length];
                }
                kernels.rows(COUNT, length, x, 2, INDICES, 1, y, 3);
                assertThat(bits(y)).isEqualTo(bits(expected));
            }
        }
    }

    @Test
    void bytes() {
        for (int length : Samples.SIZES) {
            byte[] x = new byte[2 + TABLE_ROWS * length];
            new Random(length).nextBytes(x);
            for (GatherKernels kernels : new GatherKernels[] {new ScalarGather(), new VectorGather()}) {
                float[] y = Samples.tame(6 + COUNT * length, 1);
                float[] expected = y.clone();
                for (int i = 0; i < COUNT * length; i++) {
                    int element = Byte.toUnsignedInt(x[2 + INDICES[1 + i / length] * length + i % length]);
                    expected[3 + i] = (float) (element / 255.0 - 0.3);
                }
                kernels.rows(COUNT, length, x, 2, INDICES, 1, 1 / 255.0, -0.3, y, 3);
                assertThat(bits(y)).isEqualTo(bits(expected));
            }
        }
    }
}
