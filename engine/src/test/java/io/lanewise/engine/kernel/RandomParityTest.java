package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.Philox;
import io.lanewise.engine.kernel.scalar.ScalarRandom;
import io.lanewise.engine.kernel.vector.VectorRandom;
import org.junit.jupiter.api.Test;

/** Vector and scalar kernels draw the words of single elements, and write no others. */
class RandomParityTest {
    /** Block numbers around the borders of a word. */
    private static final long[] BLOCKS = {0, 5, 0xFFFFFFFEL, 0x3FFFFFFFFFF0L};

    private static final long[] SEEDS = {0, 0x85a308d3243f6a88L, -1};

    @Test
    void fractions() {
        for (var kernels : new RandomKernels[] {new ScalarRandom(), new VectorRandom()}) {
            for (var seed : SEEDS) {
                for (var from : BLOCKS) {
                    for (var count = 0; count < 35; count++) {
                        var stream = ~seed * 3;
                        var y = Samples.tame(4 * count + 6, 1);
                        var expected = y.clone();
                        for (var i = 0; i < 4 * count; i++) {
                            expected[3 + i] = Philox.bits(seed, stream, 4 * from + i) >>> 8;
                        }
                        kernels.fractions(seed, stream, from, count, y, 3);
                        assertThat(bits(y)).as("%d blocks from %d", count, from).isEqualTo(bits(expected));
                    }
                }
            }
        }
    }
}
