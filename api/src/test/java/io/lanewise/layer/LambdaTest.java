package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.check.GradientCheck;
import io.lanewise.config.CustomObjects;
import io.lanewise.io.LoadOptions;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@link Lambda}: functions of a user's in models and in files. */
class LambdaTest {
    private static final Tensor X = Tensor.of(new double[] {1, 0, 2, 0.5, -1, 1}, 2, 3);
    private static final LambdaFunction SCALED =
            LambdaFunction.withArguments("P>scaled", (x, arguments) -> Ops.multiply(x, arguments.get("k").number()));
    private static final LambdaFunction MINUS_ONE = LambdaFunction.of("minus_one", x -> Ops.add(x, -1));
    private static final LambdaFunction FIRST_TIMES_SECOND =
            LambdaFunction.ofList("product", inputs -> Ops.multiply(inputs.getFirst(), inputs.getLast()));

    @TempDir
    private Path folder;

    @Test
    void theShapeIsTheFunctions() {
        var x = Input.of(4, 3).symbol();
        assertThat(Lambda.of("total", y -> Ops.sum(y, 1)).apply(x).shape()).isEqualTo(Shape.of(Shape.UNKNOWN, 3));
        assertThat(Lambda.of(FIRST_TIMES_SECOND).apply(x, x).shape()).isEqualTo(Shape.of(Shape.UNKNOWN, 4, 3));
        var report = GradientCheck.of(Lambda.of("cube", y -> Ops.multiply(y, Ops.square(y))), Shape.of(2, 3)).check();
        assertThat(report.passed()).as(report.toString()).isTrue();
    }

    @Test
    void whatKerasDescribesIsReadWithTheFunctionsItNames() {
        var description = "/layer-files/lambda.json";
        assertThatThrownBy(() -> KerasDescriptions.model(description, CustomObjects.NONE)).hasMessageContainingAll(
                "layer 1 'minus_one'", "code from files is never run", "a LambdaFunction of the layer's name");
        var known = CustomObjects.NONE.with(LambdaFunction.CATALOGUE, MINUS_ONE).with(LambdaFunction.CATALOGUE, SCALED);
        var model = KerasDescriptions.model(description, known);
        assertThat(model.predict(X).floats()).containsExactly(0, -3, 3, -1.5f, -6, 0);
        var again = folder.resolve("again.keras");
        model.save(again);
        assertThat(Model.load(again, LoadOptions.DEFAULT.withCustomObjects(known)).predict(X)).isEqualTo(model.predict(X));
    }

    @Test
    void whatIsNoFunctionOfSamplesIsRefused() {
        var x = Input.of(3).symbol();
        assertThatThrownBy(() -> Lambda.of("sum", y -> Ops.sum(y)).apply(x)).hasMessageContainingAll("Lambda", "keeps the batch as first axis", "(None, 3)");
        assertThatThrownBy(() -> Lambda.of(MINUS_ONE).apply(x, x)).hasMessageContainingAll("expected one input, received 2", "LambdaFunction.ofList");
        var shaped = Lambda.of(MINUS_ONE).with(Lambda.OUTPUT_SHAPE, List.of(4));
        assertThatThrownBy(() -> shaped.apply(x)).hasMessageContainingAll("the output_shape [4], not of (3,)");
        assertThat(Sequential.of(Input.of(3), Lambda.of(MINUS_ONE)).predict(X).floats()).containsExactly(0, -1, 1, -0.5f, -2, 0);
    }
}
