package io.lanewise.data.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TrainTestSplitProperties {
    @Property(tries = 300)
    void everyRowIsInOnePart(@ForAll @IntRange(min = 20, max = 500) int count, @ForAll @DoubleRange(min = 0.1, max = 0.9) double testSize,
            @ForAll @LongRange(min = 0, max = 0xffff_ffffL) long seed) {
        var indices = TrainTestSplit.of(testSize, seed).indices(count);
        assertThat(indices.test()).hasSize((int) Math.ceil(testSize * count));
        assertThat(IntStream.concat(Arrays.stream(indices.train()), Arrays.stream(indices.test())).sorted().toArray())
                .isEqualTo(IntStream.range(0, count).toArray());
    }

    @Property(tries = 300)
    void stratifiedPartsHoldEveryClassInProportion(@ForAll @IntRange(min = 2, max = 6) int classes,
            @ForAll @IntRange(min = 60, max = 400) int count,
            @ForAll @DoubleRange(min = 0.2, max = 0.8) double testSize, @ForAll @LongRange(min = 0, max = 1000) long seed) {
        var labels = IntStream.range(0, count).map(i -> i * i % classes).toArray();
        var indices = TrainTestSplit.of(testSize, seed).stratified(labels);
        for (var label : Arrays.stream(labels).distinct().toArray()) {
            var available = Arrays.stream(labels).filter(l -> l == label).count();
            var tested = Arrays.stream(indices.test(labels)).filter(l -> l == label).count();
            assertThat((double) tested).isBetween(available * testSize - 2, available * testSize + 2);
        }
        assertThat(IntStream.concat(Arrays.stream(indices.train()), Arrays.stream(indices.test())).distinct().count()).isEqualTo(count);
    }
}
