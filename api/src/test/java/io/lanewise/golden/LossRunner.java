package io.lanewise.golden;

import io.lanewise.loss.Losses;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Cases of kind {@code loss}: the loss of a batch and its gradient by the prediction. */
final class LossRunner implements CaseRunner {
    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var loss = Losses.CATALOGUE.fromConfig(json.get("class").string(), golden.config());
        var inputs = new ArrayList<Tensor>();
        inputs.add(Objects.requireNonNull(golden.array("y_true")).label());
        inputs.add(Objects.requireNonNull(golden.array("y_pred")).tensor(DType.FLOAT32));
        var weights = golden.array("sample_weight");
        if (weights != null) {
            inputs.add(weights.tensor(DType.FLOAT32));
        }
        var expectedGradient = golden.array("grad_y_pred");
        var results = Computation.run(inputs, values -> {
            var output = loss.of(values.get(0), values.get(1), weights == null ? null : values.get(2));
            var outputs = new ArrayList<>(List.of(output));
            if (expectedGradient != null) {
                outputs.addAll(Computation.gradients(output, golden.arrays("upstream").getFirst(), values.subList(1, 2)));
            }
            return outputs;
        });
        var comparison = new Comparison(golden.tolerance());
        comparison.array("loss", Objects.requireNonNull(golden.arrays("outputs").getFirst()), results.getFirst());
        if (expectedGradient != null) {
            comparison.array("gradient", expectedGradient, results.getLast());
        }
        return comparison.outcome();
    }
}
