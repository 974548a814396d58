package io.lanewise.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Optimizers;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static void assertRates(LearningRateSchedule schedule, double... stepsAndRates) {
        for (var i = 0; i < stepsAndRates.length; i += 2) {
            assertThat(schedule.rate((long) stepsAndRates[i])).as(schedule + " at step " + stepsAndRates[i]).isEqualTo(stepsAndRates[i + 1], within(1e-6));
        }
    }

    @Test
    void stairsBeginAtWholeMultiples() {
        assertRates(ExponentialDecay.of(1, 10, 0.5).withStaircase(true), 9, 1, 10, 0.5, 19, 0.5, 20, 0.25);
        assertRates(InverseTimeDecay.of(1, 10, 0.5).withStaircase(true), 9, 1, 10, 1 / 1.5, 19, 1 / 1.5, 20, 0.5);
    }

    @Test
    void aBoundaryBelongsToTheRateBeforeIt() {
        assertRates(PiecewiseConstantDecay.of(List.of(5.0, 20.0), List.of(1.0, 0.5, 0.1)), 0, 1, 5, 1, 6, 0.5, 20, 0.5, 21, 0.1);
    }

    @Test
    void polynomialsEndOrBeginAnew() {
        var square = PolynomialDecay.of(1, 10).withEndLearningRate(0).withPower(2);
        assertRates(square, 0, 1, 5, 0.25, 10, 0, 15, 0);
        // In the second cycle 20 steps are the whole.
        assertRates(square.withCycle(true), 0, 1, 5, 0.25, 10, 0, 15, 0.0625, 20, 0);
    }

    @Test
    void cosinesBeginAfterTheirWarmUp() {
        assertRates(CosineDecay.of(1, 10).withAlpha(0.2), 0, 1, 5, 0.6, 10, 0.2, 50, 0.2);
        assertRates(CosineDecay.of(0, 10).withWarmup(2, 4), 0, 0, 1, 0.5, 3, 1.5, 4, 2, 9, 1, 14, 0, 99, 0);
    }

    @Test
    void cosinesRestart() {
        assertRates(CosineDecayRestarts.of(1, 10).withMMul(0.5), 0, 1, 5, 0.5, 10, 0.5, 20, 0.25, 30, 0.25, 50, 0.125, 70, 0.125);
        assertRates(CosineDecayRestarts.of(1, 10).withTMul(1).withAlpha(0.5), 5, 0.75, 10, 1, 25, 0.75);
    }

    @Test
    void asManyValuesAsRatesAreWanted() {
        assertThatThrownBy(() -> PiecewiseConstantDecay.of(List.of(1.0), List.of(1.0))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("one value more than boundaries", "1 boundaries [1.0] and 1 values [1.0]");
        assertThatThrownBy(() -> CosineDecay.of(1, 0)).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("decay_steps", "above 0", "0.0");
    }

    @Test
    void optimizersAreReadAndWrittenWithTheirSchedules() {
        var optimizer = Adam.of(CosineDecay.of(0.1, 20).withWarmup(0.2, 3));
        var text = JsonWriter.COMPACT.write(Optimizers.CATALOGUE.write(optimizer));
        assertThat(text).contains(
                "\"learning_rate\":{\"module\":\"keras.optimizers.schedules\",\"class_name\":\"CosineDecay\",\"config\":{\"initial_learning_rate\":0.1,"
                        + "\"decay_steps\":20,\"warmup_target\":0.2,\"warmup_steps\":3},\"registered_name\":null}");
        var again = Optimizers.CATALOGUE.read(JsonReader.read(text).view("optimizer"));
        assertThat(again.isScheduled()).isTrue();
        assertThat(again.schedule().rate(2)).isEqualTo(optimizer.schedule().rate(2));
    }
}
