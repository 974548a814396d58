package io.lanewise.golden;

import io.lanewise.activation.Activations;
import io.lanewise.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Cases of kind {@code activation}: outputs and input gradients of a function. */
final class ActivationRunner implements CaseRunner {
    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var activation = Activations.CATALOGUE.fromConfig(json.get("function").string(), json.get("kwargs"));
        var input = Objects.requireNonNull(golden.arrays("inputs").getFirst()).tensor(DType.FLOAT32);
        var hasGradient = json.find("grad_inputs").isPresent();
        var results = Computation.run(List.of(input), x -> {
            var outputs = new ArrayList<>(List.of(activation.apply(x.getFirst())));
            if (hasGradient) {
                outputs.addAll(Computation.gradients(outputs.getFirst(), golden.arrays("upstream").getFirst(), x));
            }
            return outputs;
        });
        var comparison = new Comparison(golden.tolerance());
        comparison.array("output", Objects.requireNonNull(golden.arrays("outputs").getFirst()), results.getFirst());
        if (hasGradient) {
            comparison.array("gradient", Objects.requireNonNull(golden.arrays("grad_inputs").getFirst()), results.getLast());
        }
        return comparison.outcome();
    }
}
