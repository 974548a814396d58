package io.lanewise.misuse;

import static io.lanewise.activation.Activations.AXIS;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.misuse.Misuse.CLASSES;
import static io.lanewise.misuse.Misuse.X;
import static io.lanewise.misuse.Misuse.notNow;
import static io.lanewise.misuse.Misuse.refused;

import io.lanewise.Sequential;
import io.lanewise.activation.Activation;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Dropout;
import io.lanewise.layer.Input;
import io.lanewise.layer.Reshape;
import io.lanewise.loss.Loss;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Layers, weights and names that do not fit the model. */
class ModelMisuseTest {
    static Stream<Misuse> uses() {
        return Stream.of(
                refused("an unknown optimizer", model -> model.compile("adamm", "mse"), "adamm", "near known names", "adam"),
                refused("an unknown loss", model -> Loss.of("sparse_crossentropy"), "sparse_crossentropy", "sparse_categorical_crossentropy"),
                refused("an unknown metric", model -> Metric.of("acuracy"), "acuracy", "accuracy"),
                refused("an unknown activation", model -> Activation.of("rleu"), "rleu", "relu"),
                refused("an unknown optimizer by itself", model -> Optimizer.of("sdg"), "sdg", "sgd"),
                refused("an unknown layer name", model -> model.layer("dence"), "dence", "dense"),
                refused("no units", model -> Dense.of(0), "Dense: units must be an integer above 0", "received 0"),
                refused("a rate above 1", model -> Dropout.of(1.5), "Dropout: rate", "from 0 to 1", "1.5"),
                refused("a layer that cannot follow", model -> model.add(Reshape.of(5)), "target shape [5]", "(None, 3)"),
                refused("an Input in the middle", model -> model.add(Input.of(4)), "Input only as the first layer"),
                refused("a model in itself", model -> model.add(model), "model sequential: expected a layer that the model is not part of", "copy"),
                refused("a model in one of its own", model -> model.add(Sequential.of(Sequential.of(model))), "not part of", "copy"),
                refused("more weights than an array holds", model -> Sequential.of(Input.of(1_000_000), Dense.of(1_000_000)),
                        "shape (1000000, 1000000)", "at most 2147483647 elements", "smaller"),
                refused("a tensor larger than an array", model -> Tensor.zeros(100_000, 100_000), "shape (100000, 100000)", "at most 2147483647"),
                refused("the memory of a batch whose values together are too many", model -> model.memory(500_000_000), "at most 2147483647 elements", "smaller batch"),
                refused("the memory of too large a batch", model -> model.memory(1_000_000_000), "(1000000000, 4)", "at most 2147483647", "smaller"),
                refused("two layers of one name", model -> model.add(Dense.of(2).withName("dense")), "two layers have the name \"dense\""),
                refused("an axis that does not exist", model -> model.add(Dense.of(2).withActivation(SOFTMAX.with(AXIS, 4))), "axis 4"),
                refused("another number of weights", model -> model.setWeights(List.of(X)), "expected 2 weights", "received 1"),
                refused("weights of other shapes", model -> model.setWeights(List.of(Tensor.zeros(4, CLASSES), Tensor.zeros(4))),
                        "weight 1", "dense/bias (3,)", "(4,)"),
                notNow("weights before the shape is known", model -> Sequential.of(Dense.of(1)).weights(),
                        "has no weights yet", "Input"),
                notNow("a model without layers", model -> Sequential.of().predict(X), "has no layers"));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void isRefusedWithTheRemedyAndChangesNothing(Misuse use) {
        use.check();
    }
}
