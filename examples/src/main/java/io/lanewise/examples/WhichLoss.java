package io.lanewise.examples;

import static io.lanewise.activation.Activations.LINEAR;
import static io.lanewise.activation.Activations.SIGMOID;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.BINARY_CROSSENTROPY;
import static io.lanewise.loss.Losses.CATEGORICAL_CROSSENTROPY;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;

import io.lanewise.Sequential;
import io.lanewise.activation.Activation;
import io.lanewise.data.preprocessing.Preprocessing;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.loss.Loss;
import io.lanewise.loss.SparseCategoricalCrossentropy;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.SplittableRandom;

/** Which output activation and loss go with which problem, and what is said of those that do not. */
public final class WhichLoss {
    private static final int SAMPLES = 64;

    private WhichLoss() {}

    /** Tries right and wrong pairings. */
    public static void main(String[] arguments) {
        run();
    }

    /** Returns how many wrong pairings were refused; the others get a warning. */
    static int run() {
        var random = new SplittableRandom(5);
        var numbers = Tensor.of(random.doubles(SAMPLES).toArray(), SAMPLES, 1);
        var sides = Tensor.of(random.ints(SAMPLES, 0, 2).toArray(), SAMPLES, 1);
        var classes = Tensor.of(random.ints(SAMPLES, 0, 3).toArray(), SAMPLES);
        var properties = Tensor.of(random.ints(SAMPLES * 3, 0, 2).toArray(), SAMPLES, 3);
        var oneHot = Preprocessing.toCategorical(classes, 3);

        System.out.println("Right: a number, 1 unit, linear, mean squared error");
        fits(1, LINEAR, MEAN_SQUARED_ERROR, numbers);
        System.out.println("Right: two classes as 0 and 1, 1 unit, sigmoid, binary cross-entropy");
        fits(1, SIGMOID, BINARY_CROSSENTROPY, sides);
        System.out.println("Right: several classes as integers, a unit each, softmax, sparse categorical cross-entropy");
        fits(3, SOFTMAX, SPARSE_CATEGORICAL_CROSSENTROPY, classes);
        System.out.println("Right: several classes one-hot, a unit each, softmax, categorical cross-entropy");
        fits(3, SOFTMAX, CATEGORICAL_CROSSENTROPY, oneHot);
        System.out.println("Right: several properties at once, each 0 or 1, a unit each, sigmoid, binary cross-entropy");
        fits(3, SIGMOID, BINARY_CROSSENTROPY, properties);
        System.out.println("Right: several classes as integers, a unit each, no activation, the loss told that it gets logits");
        fits(3, LINEAR, SparseCategoricalCrossentropy.of().withFromLogits(true), classes);

        var refused = 0;
        refused += tried("softmax on one unit: it always answers 1", 1, SOFTMAX, BINARY_CROSSENTROPY, sides);
        refused += tried("fewer units than classes", 2, SOFTMAX, SPARSE_CATEGORICAL_CROSSENTROPY, classes);
        refused += tried("one-hot labels for the sparse loss", 3, SOFTMAX, SPARSE_CATEGORICAL_CROSSENTROPY, oneHot);
        refused += tried("integer labels for the one-hot loss", 3, SOFTMAX, CATEGORICAL_CROSSENTROPY, classes);
        refused += tried("integer labels for a binary loss of three units", 3, SIGMOID, BINARY_CROSSENTROPY, classes);
        refused += tried("sigmoid where classes exclude each other", 3, SIGMOID, CATEGORICAL_CROSSENTROPY, oneHot);
        refused += tried("no activation before a cross-entropy of probabilities", 3, LINEAR, SPARSE_CATEGORICAL_CROSSENTROPY, classes);
        refused += tried("softmax before a loss of logits", 3, SOFTMAX, SparseCategoricalCrossentropy.of().withFromLogits(true), classes);
        refused += tried("softmax where several properties hold at once", 3, SOFTMAX, BINARY_CROSSENTROPY, properties);
        refused += tried("a categorical loss on one unit", 1, SIGMOID, CATEGORICAL_CROSSENTROPY, sides);
        System.out.println("refused: " + refused);
        return refused;
    }

    private static void fits(int units, Activation activation, Loss loss, Tensor labels) {
        var features = Tensor.of(new SplittableRandom(6).doubles(SAMPLES * 4).toArray(), SAMPLES, 4);
        var model = Sequential.of(Input.of(4), Dense.of(units).withActivation(activation));
        model.compile(loss);
        var history = model.fit(features, labels, Fit.epochs(1).withVerbose(0));
        System.out.printf("  loss %.4f%n", history.last("loss"));
    }

    private static int tried(String pairing, int units, Activation activation, Loss loss, Tensor labels) {
        System.out.println("Wrong: " + pairing);
        try {
            fits(units, activation, loss, labels);
            return 0;
        } catch (IllegalArgumentException refused) {
            System.out.println("  refused: " + refused.getMessage());
            return 1;
        }
    }
}
