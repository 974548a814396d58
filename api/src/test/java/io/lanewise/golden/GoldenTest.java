package io.lanewise.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Runs a folder of golden cases: the open ones, or those in the folder that {@code -Dgolden.dir} names (relative to the module or
 * to the project). Cases of what Lanewise does not have are counted as unsupported and do not fail. The counts of the open ones are a
 * table in docs/fidelity.md, which {@code -Dgolden.table=write} writes and which is compared otherwise.
 */
class GoldenTest {
    /** Who runs the cases of a kind. */
    private static final Map<String, CaseRunner> RUNNERS = Map.ofEntries(
            Map.entry("activation", new ActivationRunner()),
            Map.entry("constraint", new ConstraintRunner()),
            Map.entry("callback", new CallbackRunner()),
            Map.entry("file", new FileRunner()),
            Map.entry("initializer", new InitializerRunner()),
            Map.entry("layer", new LayerRunner()),
            Map.entry("layer_random", new RandomLayerRunner()),
            Map.entry("loss", new LossRunner()),
            Map.entry("metric", new MetricRunner()),
            Map.entry("optimizer", new OptimizerRunner()),
            Map.entry("preprocessing", new PreprocessingRunner()),
            Map.entry("regularizer", new RegularizerRunner()),
            Map.entry("schedule", new ScheduleRunner()),
            Map.entry("summary", new SummaryRunner()),
            Map.entry("train", new TrainRunner()));

    private static final Path FIDELITY = Path.of("..", "docs", "fidelity.md");

    @Test
    void everyCaseThatIsSupportedAgreesWithKeras() throws Exception {
        var directory = directory();
        var report = GoldenReport.run(GoldenFolder.open(directory), RUNNERS);
        report.lines().forEach(System.out::println);
        assertThat(report.results()).as("golden cases in " + directory).isNotEmpty();
        assertThat(report.count(Outcome.Failed.class)).as("failed golden cases").isZero();
        if (System.getProperty("golden.dir", "").isEmpty()) {
            compareOrWrite(report.table());
        }
    }

    private static void compareOrWrite(List<String> table) throws IOException {
        var document = GoldenTable.in(Files.readString(FIDELITY));
        if (System.getProperty("golden.table", "").equals("write")) {
            Files.writeString(FIDELITY, document.with(table));
        } else {
            assertThat(document.rows()).as("the table of golden cases in docs/fidelity.md, which -Dgolden.table=write writes").isEqualTo(table);
        }
    }

    private static Path directory() throws URISyntaxException {
        var given = System.getProperty("golden.dir", "");
        if (given.isEmpty()) {
            return Path.of(Objects.requireNonNull(GoldenTest.class.getResource("/golden")).toURI());
        }
        return Files.isDirectory(Path.of(given)) ? Path.of(given) : Path.of("..").resolve(given);
    }
}
