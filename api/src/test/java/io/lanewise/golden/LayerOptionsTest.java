package io.lanewise.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Axes, data formats, regularizers and other options of layers, against numbers from Keras. */
class LayerOptionsTest {
    @Test
    void everyCaseAgreesWithKeras() throws IOException, URISyntaxException {
        var folder = Path.of(Objects.requireNonNull(LayerOptionsTest.class.getResource("/layer-options")).toURI());
        var report = GoldenReport.run(GoldenFolder.open(folder), Map.of("layer", new LayerRunner()));
        assertThat(report.results()).hasSizeGreaterThan(170);
        assertThat(report.results()).allSatisfy(result -> assertThat(result.outcome()).as(result.name()).isInstanceOf(Outcome.Passed.class));
    }
}
