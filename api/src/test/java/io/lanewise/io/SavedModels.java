package io.lanewise.io;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Dropout;
import io.lanewise.layer.Input;
import io.lanewise.loss.Losses;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import java.util.Random;

/** Models and data for tests of files. */
final class SavedModels {
    static final int CLASSES = 3;
    static final Tensor X = features();
    static final Tensor Y = labels();

    private SavedModels() {}

    /** A compiled model with a kernel in column blocks, dropout and a frozen layer. */
    static Sequential compiled(Optimizer<?> optimizer) {
        Lanewise.seed(42);
        var model = Sequential.of(
                Input.of(5), Dense.of(37).withActivation("relu").withName("first"), Dropout.of(0.3), Dense.of(4).withTrainable(false),
                Dense.of(CLASSES).withActivation("softmax"));
        model.compile(Compilation.of(optimizer, Losses.SPARSE_CATEGORICAL_CROSSENTROPY, Metric.of("accuracy")).withWeightedMetrics(Metric.of("accuracy")));
        return model;
    }

    static void train(Model model, int epochs) {
        model.fit(X, Y, Fit.epochs(epochs).withBatchSize(8).withVerbose(0));
    }

    private static Tensor features() {
        var random = new Random(3);
        var numbers = new float[30 * 5];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat();
        }
        return Tensor.wrap(numbers, Shape.of(30, 5));
    }

    private static Tensor labels() {
        var labels = new int[30];
        for (var i = 0; i < labels.length; i++) {
            labels[i] = i * 7 % CLASSES;
        }
        return Tensor.wrap(labels, Shape.of(30));
    }
}
