package io.lanewise.promise;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static io.lanewise.metric.Metrics.ACCURACY;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.engine.Philox;
import io.lanewise.layer.AveragePooling2D;
import io.lanewise.layer.Bidirectional;
import io.lanewise.layer.Conv2D;
import io.lanewise.layer.Conv2DTranspose;
import io.lanewise.layer.Dense;
import io.lanewise.layer.DepthwiseConv2D;
import io.lanewise.layer.Dropout;
import io.lanewise.layer.Flatten;
import io.lanewise.layer.Gru;
import io.lanewise.layer.Input;
import io.lanewise.layer.Lstm;
import io.lanewise.layer.MaxPooling2D;
import io.lanewise.layer.Padding;
import io.lanewise.layer.SimpleRnn;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A program that trains four models and prints a digest of the bits of their weights: the same in every fork that keeps the promise. */
public final class Fingerprint {
    private static final int FEATURES = 200;
    private static final int SIDE = 15;
    private static final int CLASSES = 7;
    private static final int BATCH = 50;
    /** Three whole batches and a short one. */
    private static final int SAMPLES = 3 * BATCH + 17;

    private Fingerprint() {}

    /** Trains for as many epochs of four steps as the argument says. */
    public static void main(String[] arguments) {
        System.out.println(of(Integer.parseInt(arguments[0])));
    }

    /** The digest after some epochs. */
    static String of(int epochs) {
        // Tests that ran before in this process may have set another.
        Lanewise.seed(0);
        return digest(train(Sgd.of(0.05).withMomentum(0.9), epochs)) + " " + digest(train(Adam.of(0.01).withClipnorm(1), epochs)) + " "
                + digest(trainOnImages((epochs + 24) / 25)) + " " + digest(trainOnSequences((epochs + 24) / 25));
    }

    /** Convolutions of every kind, shared by threads, with and without a rim. */
    private static Sequential trainOnImages(int epochs) {
        var pixels = new float[SAMPLES * SIDE * SIDE];
        Philox.normal(2, 0, 0, pixels.length, 0, 1, pixels, 0);
        var labels = new int[SAMPLES];
        for (var i = 0; i < SAMPLES; i++) {
            labels[i] = Integer.remainderUnsigned(Philox.bits(2, 1, i), CLASSES);
        }
        var model = Sequential.of(
                Input.of(SIDE, SIDE, 1),
                Conv2D.of(40, 3).withPadding(Padding.SAME).withActivation(RELU),
                MaxPooling2D.of(3).withStrides(2).withPadding(Padding.SAME),
                DepthwiseConv2D.of(3).withPadding(Padding.SAME),
                Conv2D.of(24, 3).withStrides(2).withGroups(2).withActivation(TANH),
                Conv2DTranspose.of(20, 3).withStrides(2),
                AveragePooling2D.of(2),
                Flatten.of(),
                Dense.of(CLASSES).withActivation(SOFTMAX));
        model.compile(Sgd.of(0.05).withMomentum(0.9), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        var samples = Samples.of(Tensor.wrap(pixels, Shape.of(SAMPLES, SIDE, SIDE, 1)), Tensor.wrap(labels, Shape.of(SAMPLES)));
        model.fit(samples, Fit.epochs(epochs).withBatchSize(BATCH).withVerbose(0));
        return model;
    }

    /** Recurrent layers of every kind, both ways, shared by threads. */
    private static Sequential trainOnSequences(int epochs) {
        var numbers = new float[SAMPLES * SIDE * SIDE];
        Philox.normal(3, 0, 0, numbers.length, 0, 1, numbers, 0);
        var labels = new int[SAMPLES];
        for (var i = 0; i < SAMPLES; i++) {
            labels[i] = Integer.remainderUnsigned(Philox.bits(3, 1, i), CLASSES);
        }
        var model = Sequential.of(
                Input.of(SIDE, SIDE),
                Bidirectional.of(Lstm.of(40).withReturnSequences(true)),
                Gru.of(33).withReturnSequences(true).withDropout(0.2),
                Gru.of(32).withReturnSequences(true).withResetAfter(false),
                SimpleRnn.of(24),
                Dense.of(CLASSES).withActivation(SOFTMAX));
        model.compile(Adam.of(0.01), SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        var samples = Samples.of(Tensor.wrap(numbers, Shape.of(SAMPLES, SIDE, SIDE)), Tensor.wrap(labels, Shape.of(SAMPLES)));
        model.fit(samples, Fit.epochs(epochs).withBatchSize(BATCH).withVerbose(0));
        return model;
    }

    private static Sequential train(Optimizer<?> optimizer, int epochs) {
        var features = new float[SAMPLES * FEATURES];
        Philox.normal(1, 0, 0, features.length, 0, 1, features, 0);
        var labels = new int[SAMPLES];
        for (var i = 0; i < SAMPLES; i++) {
            labels[i] = Integer.remainderUnsigned(Philox.bits(1, 1, i), CLASSES);
        }
        var model = Sequential.of(
                Input.of(FEATURES),
                Dense.of(256).withActivation(RELU),
                Dropout.of(0.3),
                Dense.of(64).withActivation(TANH),
                Dense.of(CLASSES).withActivation(SOFTMAX));
        model.compile(optimizer, SPARSE_CATEGORICAL_CROSSENTROPY, ACCURACY);
        var samples = Samples.of(Tensor.wrap(features, Shape.of(SAMPLES, FEATURES)), Tensor.wrap(labels, Shape.of(SAMPLES)));
        model.fit(samples, Fit.epochs(epochs).withBatchSize(BATCH).withVerbose(0));
        return model;
    }

    private static String digest(Sequential model) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            for (var weight : model.weights()) {
                var bytes = ByteBuffer.allocate(weight.elements() * Float.BYTES);
                bytes.asFloatBuffer().put(weight.floats());
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
