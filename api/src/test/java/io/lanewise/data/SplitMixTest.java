package io.lanewise.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitMixTest {
    @Test
    void isUniformWithinAStreamAndAcrossStreams() {
        var within = new SplitMix(1, 2);
        assertThat(LongStream.range(0, 100_000).mapToDouble(i -> within.between(0, 1)).average().orElseThrow()).isBetween(0.495, 0.505);
        assertThat(LongStream.range(0, 100_000).mapToDouble(i -> new SplitMix(1, i).between(0, 1)).average().orElseThrow())
                .isBetween(0.495, 0.505);
    }

    @Test
    void staysBelowItsBound() {
        var random = new SplitMix(3, 4);
        assertThat(IntStream.range(0, 10_000).map(i -> random.below(7)).distinct().sorted().toArray()).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }
}
