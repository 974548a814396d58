package io.lanewise.examples;

import static io.lanewise.activation.Activations.RELU;
import static io.lanewise.activation.Activations.SIGMOID;
import static io.lanewise.loss.Losses.BINARY_CROSSENTROPY;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.data.FashionMnist;
import io.lanewise.layer.Conv2D;
import io.lanewise.layer.Conv2DTranspose;
import io.lanewise.layer.Input;
import io.lanewise.layer.Padding;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Convolutions squeeze pictures of garments into a quarter of the numbers and unfold them again; a picture shows how much is left. */
public final class GarmentAutoencoder {
    private static final int SIDE = 28;
    private static final int SHOWN = 10;

    private GarmentAutoencoder() {}

    /** Trains on Fashion-MNIST, or on generated garments, and writes {@code reconstructions.png}. */
    public static void main(String[] arguments) throws IOException {
        run(FashionMnist.loadOrGenerate(), 10_000, 5, Path.of("reconstructions.png"));
    }

    /** An encoder to seven by seven squares of four numbers, and a decoder. */
    public static Sequential model() {
        return Sequential.of(
                Input.of(SIDE, SIDE, 1),
                Conv2D.of(16, 3).withStrides(2).withPadding(Padding.SAME).withActivation(RELU),
                Conv2D.of(4, 3).withStrides(2).withPadding(Padding.SAME).withActivation(RELU).withName("code"),
                Conv2DTranspose.of(16, 3).withStrides(2).withPadding(Padding.SAME).withActivation(RELU),
                Conv2DTranspose.of(16, 3).withStrides(2).withPadding(Padding.SAME).withActivation(RELU),
                Conv2D.of(1, 3).withPadding(Padding.SAME).withActivation(SIGMOID));
    }

    /** Trains on so many images; returns the mean absolute error of a pixel (0 is black, 1 white) of test images. */
    static double run(FashionMnist data, int images, int epochs, Path picture) throws IOException {
        Lanewise.seed(1);
        var model = model();
        model.compile(Adam.of(0.003), BINARY_CROSSENTROPY, Metric.of("mae"));
        model.summary();
        var train = pixels(data.train().features().slice(0, images));
        var test = pixels(data.test().features());
        model.fit(train, train, Fit.epochs(epochs).withBatchSize(64));
        var error = model.evaluate(test, test).get("mae");
        draw(test, model, picture);
        System.out.printf("mean absolute error %.4f, see %s%n", error, picture);
        return error;
    }

    /** Images of bytes as numbers from 0 to 1, with an axis for the one channel. */
    private static Tensor pixels(Tensor images) {
        var bytes = images.to(DType.FLOAT32).floats();
        var scaled = new float[bytes.length];
        for (var i = 0; i < scaled.length; i++) {
            scaled[i] = bytes[i] / 255;
        }
        return Tensor.of(scaled, images.shape().size(0), SIDE, SIDE, 1);
    }

    /** Writes the first images above what the model makes of them. */
    private static void draw(Tensor images, Model model, Path picture) throws IOException {
        var shown = images.slice(0, SHOWN);
        var made = model.predict(shown);
        var canvas = new BufferedImage(SHOWN * SIDE, 2 * SIDE, BufferedImage.TYPE_BYTE_GRAY);
        for (var i = 0; i < shown.elements(); i++) {
            var x = i / (SIDE * SIDE) * SIDE + i % SIDE;
            var y = i / SIDE % SIDE;
            canvas.getRaster().setSample(x, y, 0, (int) Math.round(255 * shown.at(i)));
            canvas.getRaster().setSample(x, y + SIDE, 0, (int) Math.round(255 * made.at(i)));
        }
        try (var file = Files.newOutputStream(picture)) {
            ImageIO.write(canvas, "png", file);
        }
    }
}
