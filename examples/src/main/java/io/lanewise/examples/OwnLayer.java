package io.lanewise.examples;

import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.config.CustomObjects;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.initializer.VarianceScaling;
import io.lanewise.io.LoadOptions;
import io.lanewise.layer.ConfiguredLayer;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.layer.Layers;
import io.lanewise.layer.Scope;
import io.lanewise.loss.Loss;
import io.lanewise.metric.Metric;
import io.lanewise.op.Ops;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** A layer, a loss and a metric of one's own, with weights and options; gradients, files and checks come by themselves. */
public final class OwnLayer {
    private OwnLayer() {}

    /** Quadratic features: y = x · W + (x² · V) · strength. */
    static final class Quadratic extends ConfiguredLayer<Quadratic> {
        static final Option<Integer> UNITS = Option.requiredCount("units");
        static final Option<Double> STRENGTH = Option.of("strength", OptionType.NUMBER, 1.0).within("a number above 0", value -> value > 0);
        static final Kind<Quadratic> KIND = ConfiguredLayer.<Quadratic>kind("Quadratic", Quadratic::new, UNITS, STRENGTH).inPackage("Examples");

        private Quadratic(Values values) {
            super(values);
        }

        static Quadratic of(int units) {
            return KIND.create(KIND.values().with(UNITS, units));
        }

        @Override
        protected Value call(Scope scope, Value x) {
            var shape = Shape.of(x.shape().size(-1), get(UNITS));
            var linear = scope.weight("linear", shape, VarianceScaling.GLOROT_UNIFORM);
            var square = scope.weight("square", shape, VarianceScaling.GLOROT_UNIFORM);
            return Ops.add(Ops.matMul(x, linear), Ops.multiply(Ops.matMul(Ops.square(x), square), get(STRENGTH)));
        }
    }

    /** Trains, saves, reads and prints the error. */
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createTempDirectory("lanewise");
        run(200, folder.resolve("quadratic.keras"));
    }

    /** Trains; returns the largest error of the model that was saved and read again. */
    static double run(int epochs, Path file) {
        Lanewise.seed(1);
        var random = new SplittableRandom(1);
        var x = Tensor.of(random.doubles(512, -1, 1).toArray(), 256, 2);
        var products = new double[256];
        for (var i = 0; i < products.length; i++) {
            products[i] = x.at(2 * i) * x.at(2 * i) - 0.5 * x.at(2 * i + 1);
        }
        var y = Tensor.of(products, 256, 1);

        var model = Sequential.of(Input.of(2), Quadratic.of(4), Dense.of(1));
        // mean of log cosh, in a form that does not overflow; and the largest error of a batch's samples
        var logCosh = Loss.of("log_cosh", (yTrue, yPred) -> {
            var error = Ops.abs(Ops.subtract(yPred, yTrue));
            return Ops.mean(Ops.affine(Ops.add(error, Ops.softplus(Ops.multiply(error, -2))), 1, -Math.log(2)), -1);
        });
        var largest = Metric.of("largest", (yTrue, yPred) -> Ops.max(Ops.abs(Ops.subtract(yPred, yTrue)), -1));
        model.compile(Adam.of(0.02), logCosh, largest);
        model.fit(x, y, Fit.epochs(epochs).withVerbose(0));
        model.compile(Adam.of(), MEAN_SQUARED_ERROR, largest);
        model.save(file);

        var again = Model.load(file, LoadOptions.DEFAULT.withCompile(false).withCustomObjects(CustomObjects.NONE.with(Layers.CATALOGUE, Quadratic.KIND)));
        again.compile(Adam.of(), MEAN_SQUARED_ERROR, largest);
        var error = again.evaluate(x, y).get("largest");
        System.out.printf("mean of the largest errors %.4f%n", error);
        return error;
    }
}
