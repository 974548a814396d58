package io.lanewise.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Axes, reductions, weights, smoothing, thresholds and averages of losses and metrics, over several batches, against numbers from Keras. */
class TrainingOptionsTest {
    private static final Map<String, CaseRunner> RUNNERS = Map.of("loss", new LossRunner(), "metric", new MetricRunner());

    @Test
    void everyCaseAgreesWithKeras() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(TrainingOptionsTest.class.getResource("/training-options")).toURI());
        var report = GoldenReport.run(GoldenFolder.open(folder), RUNNERS);
        assertThat(report.results()).hasSizeGreaterThan(150);
        assertThat(report.results()).allSatisfy(result -> assertThat(result.outcome()).as(result.name()).isInstanceOf(Outcome.Passed.class));
    }
}
