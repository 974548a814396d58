package io.lanewise.golden;

import io.lanewise.constraint.Constraints;
import io.lanewise.tensor.DType;
import java.util.List;
import java.util.Objects;

/** Cases of kind {@code constraint}: what takes the place of a weight. */
final class ConstraintRunner implements CaseRunner {
    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var constraint = Constraints.CATALOGUE.fromConfig(json.get("class").string(), json.get("config"));
        var weight = Objects.requireNonNull(golden.arrays("inputs").getFirst()).tensor(DType.FLOAT32);
        var projected = Computation.run(List.of(weight), w -> List.of(constraint.project(w.getFirst()))).getFirst();
        return new Comparison(golden.tolerance()).array("output", Objects.requireNonNull(golden.arrays("outputs").getFirst()), projected).outcome();
    }
}
