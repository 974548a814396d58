package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.tensor.Tensor;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two masks of embeddings meet in an Add, before an LSTM: in Keras's files they are operations of the graph. */
class MergedMasksTest {
    /** What Keras 3.15.1 on PyTorch predicts. */
    private static final double[] EXPECTED = {
        -0.02622835338115692, -0.0012269902508705854, -0.003585251048207283, -0.02400227077305317, -0.004114182200282812,
        -0.0005803736858069897, -0.017433898523449898, -0.020573753863573074, -0.007939837872982025};

    @TempDir
    private Path folder;

    @Test
    void keepWhatEitherCounts() throws URISyntaxException {
        var a = Tensor.of(new int[] {1, 2, 0, 3, 0, 0, 4, 0, 0, 0, 6, 5, 4, 3, 2}, 3, 5);
        var b = Tensor.of(new int[] {0, 2, 0, 0, 0, 1, 4, 0, 2, 0, 0, 0, 0, 0, 0}, 3, 5);
        var model = Model.load(Path.of(Objects.requireNonNull(MergedMasksTest.class.getResource("merged_masks.keras")).toURI()));
        var predicted = model.predict(List.of(a, b)).getFirst();
        for (var i = 0; i < EXPECTED.length; i++) {
            assertThat(predicted.at(i)).as("number %d", i).isCloseTo(EXPECTED[i], within(1e-6));
        }
        assertThat(model.toJson()).contains("\"NotEqual\"", "\"LogicalOr\"");

        model.save(folder.resolve("again.keras"));
        assertThat(Model.load(folder.resolve("again.keras")).predict(List.of(a, b)).getFirst()).isEqualTo(predicted);
    }
}
