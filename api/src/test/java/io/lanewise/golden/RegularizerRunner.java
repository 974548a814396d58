package io.lanewise.golden;

import io.lanewise.regularizer.Regularizers;
import io.lanewise.tensor.DType;
import java.util.List;
import java.util.Objects;

/** Cases of kind {@code regularizer}: the penalty of a weight and its gradient. */
final class RegularizerRunner implements CaseRunner {
    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var regularizer = Regularizers.CATALOGUE.fromConfig(json.get("class").string(), json.get("config"));
        var weight = Objects.requireNonNull(golden.arrays("inputs").getFirst()).tensor(DType.FLOAT32);
        var results = Computation.run(List.of(weight), w -> {
            var penalty = regularizer.penalty(w.getFirst());
            return List.of(penalty, Computation.gradients(penalty, null, w).getFirst());
        });
        return new Comparison(golden.tolerance())
                .array("penalty", Objects.requireNonNull(golden.arrays("outputs").getFirst()), results.getFirst())
                .array("gradient", Objects.requireNonNull(golden.arrays("grad_inputs").getFirst()), results.getLast())
                .outcome();
    }
}
