package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.kernel.scalar.ScalarPooling;
import io.lanewise.engine.kernel.vector.VectorPooling;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Vector and scalar kernels of pooling give the same bits. */
class PoolingParityTest {
    private static final int[] CHANNELS = {1, 3, 8, 15, 16, 17, 32, 35};
    private static final int[] PLACES = {1, 2, 5};

    private static void same(int length, BiConsumer<PoolingKernels, float[]> call) {
        float[] scalar = Samples.tame(length, 7);
        float[] vector = scalar.clone();
        call.accept(new ScalarPooling(), scalar);
        call.accept(new VectorPooling(), vector);
        assertThat(bits(vector)).isEqualTo(bits(scalar));
    }

    private static int[][] windows(int channels) {
        return new int[][] {{0}, {0, channels}, {0, channels, 2 * channels, 5 * channels}};
    }

    private static int image(int channels, int places) {
        return 1 + (places * 2 + 6) * channels;
    }

    @Test
    void results() {
        for (int channels : CHANNELS) {
            for (int places : PLACES) {
                float[] x = Samples.wild(image(channels, places), channels);
                for (int[] taps : windows(channels)) {
                    same(2 + places * channels, (kernels, y) -> kernels.max(places, channels, x, 1, 2 * channels, taps, y, 2, channels));
                    same(2 + places * channels, (kernels, y) -> kernels.average(places, channels, x, 1, 2 * channels, taps, y, 2, channels));
                }
            }
        }
    }

    @Test
    void gradients() {
        for (int channels : CHANNELS) {
            for (int places : PLACES) {
                float[] x = Samples.wild(image(channels, places), channels);
                float[] dy = Samples.tame(2 + places * channels, places);
                for (int[] taps : windows(channels)) {
                    float[] y = new float[places * channels];
                    new ScalarPooling().max(places, channels, x, 1, 2 * channels, taps, y, 0, channels);
                    same(x.length, (kernels, dx) -> kernels.maxGradient(
                            places, channels, x, 1, 2 * channels, taps, y, 0, dy, 2, channels, dx, 1));
                    same(x.length, (kernels, dx) -> kernels.averageGradient(places, channels, dy, 2, channels, dx, 1, 2 * channels, taps));
                    same(y.length, (kernels, z) -> kernels.pick(places, channels, x, 1, x, 1, 2 * channels, taps, y, 0, z, 0, channels));
                }
            }
        }
    }
}
