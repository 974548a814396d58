package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.layer.KerasDescriptions;
import io.lanewise.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two masks of embeddings meet in an Add, before an LSTM: in Keras's files they are operations of the graph. */
class MergedMasksTest {
    /** What Keras 3.15.1 on PyTorch predicts. */
    private static final double[] EXPECTED = {
        0.849582850933075, 0.8929229974746704, 0.8084918856620789, 0.8518181443214417, 0.9029366970062256, 0.8244194388389587, 0.8959032297134399,
        0.929921567440033, 0.8624266386032104};

    @TempDir
    private Path folder;

    @Test
    void keepWhatEitherCounts() {
        var a = Tensor.of(new int[] {1, 2, 0, 3, 0, 0, 4, 0, 0, 0, 6, 5, 4, 3, 2}, 3, 5);
        var b = Tensor.of(new int[] {0, 2, 0, 0, 0, 1, 4, 0, 2, 0, 0, 0, 0, 0, 0}, 3, 5);
        var model = KerasDescriptions.withWeights("/io/lanewise/io/merged_masks.json");
        var predicted = model.predict(List.of(a, b)).getFirst();
        for (var i = 0; i < EXPECTED.length; i++) {
            assertThat(predicted.at(i)).as("number %d", i).isCloseTo(EXPECTED[i], within(1e-6));
        }
        assertThat(model.toJson()).contains("\"NotEqual\"", "\"LogicalOr\"");

        model.save(folder.resolve("again.keras"));
        assertThat(Model.load(folder.resolve("again.keras")).predict(List.of(a, b)).getFirst()).isEqualTo(predicted);
    }
}
