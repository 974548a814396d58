package io.lanewise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatisticsTest {
    @Test
    void medianIsTheMiddleOrTheMeanOfTwo() {
        assertThat(Statistics.median(9, 1, 2)).isEqualTo(2);
        assertThat(Statistics.median(4, 1, 2, 100)).isEqualTo(3);
        assertThat(Statistics.median(7)).isEqualTo(7);
    }

    @Test
    void spreadIsHalfTheDistanceOfTheQuartiles() {
        assertThat(Statistics.spread(5, 1, 2, 3, 4)).isEqualTo(1);
        assertThat(Statistics.spread(7)).isZero();
    }

    @Test
    void geometricMeanOfARatioAndItsInverseIsOne() {
        assertThat(Statistics.geometricMean(List.of(4.0, 0.25))).isCloseTo(1, within(1e-12));
        assertThat(Statistics.geometricMean(List.of(2.0, 8.0))).isCloseTo(4, within(1e-12));
    }

    @Test
    void nothingHasNoMiddle() {
        assertThatThrownBy(Statistics::median).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("at least one value");
        assertThatThrownBy(() -> Statistics.geometricMean(List.of())).hasMessageContaining("at least one value");
    }
}
