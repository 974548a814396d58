package io.lanewise.examples;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.data.FashionMnist;
import io.lanewise.layer.Conv2D;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Dropout;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.MaxPooling2D;
import io.lanewise.layer.Padding;
import io.lanewise.layer.Reshape;
import io.lanewise.optimizer.Adam;
import io.lanewise.train.Fit;

/** A convolutional network tells ten kinds of garment apart, better than dense layers do. */
public final class FashionCnn {
    private FashionCnn() {}

    /** Trains on Fashion-MNIST, or on generated garments where the real ones are not at hand. */
    public static void main(String[] arguments) {
        run(FashionMnist.loadOrGenerate(), 5, 64, 42);
    }

    /** Two blocks of convolution and pooling, then dense layers. */
    public static Sequential model() {
        return Sequential.of(
                Reshape.of(28, 28, 1).withInputShape(28, 28),
                Conv2D.of(32, 3).withPadding(Padding.SAME).withActivation(RELU),
                MaxPooling2D.of(),
                Conv2D.of(64, 3).withPadding(Padding.SAME).withActivation(RELU),
                MaxPooling2D.of(),
                Flatten.of(),
                Dropout.of(0.3),
                Dense.of(128).withActivation(RELU),
                Dense.of(10).withActivation(SOFTMAX));
    }

    /** Trains on all training images; returns the share of test images that it names right. */
    static double run(FashionMnist data, int epochs, int batchSize, long seed) {
        System.out.println(data.source());
        Lanewise.seed(seed);
        var model = model();
        model.compile(Adam.of(), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        model.summary();
        model.fit(data.train().scaled(1 / 255.0), Fit.epochs(epochs).withBatchSize(batchSize));
        var accuracy = model.evaluate(data.test().scaled(1 / 255.0)).get("accuracy");
        System.out.printf("test accuracy %.4f%n", accuracy);
        return accuracy;
    }
}
