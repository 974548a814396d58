package io.lanewise.misuse;

import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Sequential;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.List;

/** A wrong use of a classifier that has been fitted once, the error that it gets, and what that must say. */
record Misuse(String what, Use use, Class<? extends Exception> type, List<String> message) {
    static final int CLASSES = 3;
    static final Tensor X = Tensor.zeros(8, 4);
    static final Tensor Y = Tensor.wrap(new int[] {0, 1, 2, 0, 1, 2, 0, 1}, Shape.of(8));
    static final Fit FIT = Fit.epochs(1).withVerbose(0);

    @FunctionalInterface
    interface Use {
        void of(Sequential model);
    }

    /** A use that is always wrong. */
    static Misuse refused(String what, Use use, String... message) {
        return new Misuse(what, use, IllegalArgumentException.class, List.of(message));
    }

    /** A use that would be right of what is in another state. */
    static Misuse notNow(String what, Use use, String... message) {
        return new Misuse(what, use, IllegalStateException.class, List.of(message));
    }

    /** The labels, one of them changed. */
    static Tensor label(int number) {
        var labels = Y.ints().clone();
        labels[5] = number;
        return Tensor.wrap(labels, Shape.of(8));
    }

    /** Gets the error, changes nothing, and leaves a model that can be trained on. */
    void check() {
        var model = Sequential.of(Input.of(4), Dense.of(CLASSES).withActivation(SOFTMAX));
        model.compile(Sgd.of(0.1), SPARSE_CATEGORICAL_CROSSENTROPY);
        model.fit(X, Y, FIT);
        var weights = model.weights();
        var layers = model.layers();

        isRefusedOf(model);

        assertThat(model.weights()).isEqualTo(weights);
        assertThat(model.layers()).isEqualTo(layers);
        assertThat(model.optimizerState().iterations()).isEqualTo(1);
        assertThat(model.optimizerState().learningRate()).isEqualTo(0.1);
        model.fit(X, Y, FIT);
        assertThat(model.weights()).isNotEqualTo(weights);
    }

    void isRefusedOf(Sequential model) {
        assertThatThrownBy(() -> use.of(model)).as(what).isInstanceOf(type).hasMessageContainingAll(message.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return what;
    }
}
