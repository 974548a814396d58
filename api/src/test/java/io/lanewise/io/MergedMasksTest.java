package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.lanewise.Model;
import io.lanewise.layer.KerasDescriptions;
import io.lanewise.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Two masks of embeddings meet in an Add or a Concatenate, before an LSTM: in Keras's files they are operations of the graph. */
class MergedMasksTest {
    @TempDir
    private Path folder;

    /** What Keras 3.15.1 on PyTorch predicts. */
    static Stream<Arguments> models() {
        return Stream.of(
                arguments("merged_masks", List.of("NotEqual", "LogicalOr"), new double[] {
                    0.849582850933075, 0.8929229974746704, 0.8084918856620789, 0.8518181443214417, 0.9029366970062256, 0.8244194388389587,
                    0.8959032297134399, 0.929921567440033, 0.8624266386032104}),
                arguments("concatenated_features", List.of("ExpandDims", "ZerosLike", "Any"), new double[] {
                    0.7286883592605591, 0.7582053542137146, 0.7245669960975647, 0.7478885650634766, 0.8009433150291443, 0.8479487895965576}),
                arguments("concatenated_steps", List.of("ExpandDims", "OnesLike", "Any"), new double[] {
                    0.7587662935256958, 0.7685332894325256, 0.7430241107940674, 0.7444164156913757, 0.7654787302017212, 0.7795356512069702}));
    }

    @ParameterizedTest
    @MethodSource("models")
    void countAsInKeras(String resource, List<String> operations, double[] expected) {
        var a = Tensor.of(new int[] {1, 2, 0, 3, 0, 0, 4, 0, 0, 0, 6, 5, 4, 3, 2}, 3, 5);
        var b = Tensor.of(new int[] {0, 2, 0, 0, 0, 1, 4, 0, 2, 0, 0, 0, 0, 0, 0}, 3, 5);
        var model = KerasDescriptions.withWeights("/io/lanewise/io/" + resource + ".json");
        var predicted = model.predict(List.of(a, b)).getFirst();
        for (var i = 0; i < expected.length; i++) {
            assertThat(predicted.at(i)).as("number %d", i).isCloseTo(expected[i], within(1e-6));
        }
        assertThat(model.toJson()).contains(operations.stream().map(operation -> "\"" + operation + "\"").toList());

        model.save(folder.resolve("again.keras"));
        assertThat(Model.load(folder.resolve("again.keras")).predict(List.of(a, b)).getFirst()).isEqualTo(predicted);
    }
}
