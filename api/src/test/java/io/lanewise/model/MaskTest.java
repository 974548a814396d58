package io.lanewise.model;

import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Model;
import io.lanewise.initializer.Initializer;
import io.lanewise.layer.Add;
import io.lanewise.layer.Arguments;
import io.lanewise.layer.Arithmetic;
import io.lanewise.layer.Concatenate;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Embedding;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.GlobalAveragePooling1D;
import io.lanewise.layer.Input;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Masking;
import io.lanewise.layer.Reshape;
import io.lanewise.layer.Symbol;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Masks that travel from layer to layer and to the loss. The expected numbers are those of Keras 3.15.1 for the same weights. */
class MaskTest {
    private static final Tensor VECTORS = Tensor.of(new double[] {.5, -1, 1, 2, -3, .25, .125, 4}, 4, 2);

    private final Symbol words = Input.of(3).withDtype(DType.INT32).symbol();
    private final Symbol otherWords = Input.of(3).withDtype(DType.INT32).symbol();
    private final Layer embedding = Embedding.of(4, 2).withMaskZero(true).withName("embedding");
    private final Tensor x = Tensor.of(new int[] {1, 2, 0, 3, 0, 0}, 2, 3);
    private final Tensor otherX = Tensor.of(new int[] {0, 2, 0, 3, 1, 0}, 2, 3);

    private Symbol embedded() {
        return embedding.apply(words);
    }

    private static double[] predict(Model model, List<Tensor> inputs) {
        model.layer("embedding").setWeights(List.of(VECTORS));
        return numbers(model.predict(inputs).getFirst());
    }

    private static double[] numbers(Tensor tensor) {
        return IntStream.range(0, tensor.shape().elements()).mapToDouble(tensor::at).toArray();
    }

    @Test
    void poolingTakesTheMeanOfTheStepsThatCount() {
        var model = Model.of(words, GlobalAveragePooling1D.of().apply(embedded()));
        assertThat(predict(model, List.of(x))).containsExactly(-1, 1.125, .125, 4);
    }

    @Test
    void aMaskGoesThroughLayersThatKeepTheSteps() {
        var identity = Dense.of(2).withUseBias(false).withKernelInitializer(Initializer.of("identity"));
        var model = Model.of(words, GlobalAveragePooling1D.of().apply(identity.apply(embedded())));
        assertThat(predict(model, List.of(x))).containsExactly(-1, 1.125, .125, 4);
    }

    @Test
    void aSumCountsWhereEitherDoes() {
        var model = Model.of(List.of(words, otherWords), GlobalAveragePooling1D.of().apply(Add.of().apply(embedded(), embedding.apply(otherWords))));
        assertThat(predict(model, List.of(x, otherX))).containsExactly(-2.25, .75, .875, 4.5);
    }

    @Test
    void aConcatenationOfFeaturesCountsWhereEitherDoes() {
        var both = Concatenate.of().apply(embedded(), embedding.apply(otherWords));
        var model = Model.of(List.of(words, otherWords), GlobalAveragePooling1D.of().apply(both));
        assertThat(predict(model, List.of(x, otherX))).containsExactly(-1, 1.125, -1.25, -.375, .3125, 1.5, .5625, 3);
    }

    @Test
    void aConcatenationOfStepsCountsWhatEachCounts() {
        var both = Concatenate.of().withAxis(1).apply(embedded(), embedding.apply(otherWords));
        var model = Model.of(List.of(words, otherWords), GlobalAveragePooling1D.of().apply(both));
        assertThat(predict(model, List.of(x, otherX))).containsExactly(
                new double[] {-1.6666666269302368, .8333333134651184, .4166666567325592, 3.3333332538604736}, within(1e-6));
    }

    /** The new axis means something else: the mean is over all three steps. */
    @Test
    void aLayerThatChangesTheAxesEndsTheMask() {
        var apart = Reshape.of(3, 2).apply(Flatten.of().apply(embedded()));
        var model = Model.of(words, GlobalAveragePooling1D.of().apply(apart));
        assertThat(predict(model, List.of(x))[0]).isCloseTo((1 - 3 + .5) / 3, within(1e-6));
    }

    @Test
    void lossAndWeightedMetricsAreTakenOverTheStepsThatCount() {
        var model = Model.of(words, Dense.of(1).withName("out").apply(embedded()));
        model.layer("embedding").setWeights(List.of(VECTORS));
        model.layer("out").setWeights(List.of(Tensor.of(new double[] {1, -.5}, 2, 1), Tensor.of(new double[] {.25}, 1)));
        model.compile(Sgd.of(0.01), MEAN_SQUARED_ERROR, Metric.of("mae"));
        var scores = model.evaluate(x, Tensor.of(new double[] {1, 2, 3, -1, 0, 1}, 2, 3, 1));
        assertThat(scores.loss()).isCloseTo(8.239583015441895, within(1e-5));
        assertThat(scores.get("mae")).isCloseTo(2.0833332538604736, within(1e-6));
    }

    @Test
    void aMaskOfOnesOwnGoesBeforeTheOneThatCameAlong() {
        var mask = Input.of(3).symbol();
        var model = Model.of(List.of(words, mask), GlobalAveragePooling1D.of().apply(Arguments.of("mask", mask), embedded()));
        assertThat(predict(model, List.of(x, Tensor.of(new double[] {0, 1, 1, 1, 1, 1}, 2, 3)))[0]).isEqualTo((-3 + .5) / 2);
    }

    @Test
    void maskingMakesStepsZero() {
        var steps = Input.of(2, 2).symbol();
        var model = Model.of(steps, Masking.of(7).apply(steps));
        assertThat(numbers(model.predict(Tensor.of(new double[] {7, 7, 7, 1}, 1, 2, 2)))).containsExactly(0, 0, 7, 1);
    }

    @Test
    void argumentsAreWrittenAndReadBack() {
        var mask = Arithmetic.NOT_EQUAL.of(words, 2);
        var model = Model.of(words, GlobalAveragePooling1D.of().apply(Arguments.of("mask", mask), embedded()));
        var json = model.toJson();
        assertThat(json).contains("\"kwargs\":{\"mask\":{\"class_name\":\"__keras_tensor__\"");
        var again = Model.fromJson(json);
        assertThat(again.toJson()).isEqualTo(json);
        assertThat(predict(again, List.of(x))).containsExactly(predict(model, List.of(x)));
        assertThat(predict(again, List.of(x))[0]).isEqualTo(.75);
    }

    @Test
    void anArgumentThatALayerDoesNotKnowIsRefused() {
        assertThatThrownBy(() -> Dense.of(1).apply(Arguments.of("mask", words), embedded()))
                .hasMessageContaining("call argument of layer Dense").hasMessageContaining("mask");
    }
}
