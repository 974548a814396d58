package io.lanewise.examples;

import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static io.lanewise.op.Ops.exp;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.subtract;
import static io.lanewise.op.Ops.sum;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.config.CustomObjects;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.initializer.RandomUniform;
import io.lanewise.io.LoadOptions;
import io.lanewise.layer.ConfiguredLayer;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.layer.Layers;
import io.lanewise.layer.Scope;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.io.IOException;
import java.nio.file.Files;
import java.util.SplittableRandom;

/** A layer of one's own, with options and weights, which trains, shows in the summary and is saved like any other: radial basis functions, which learn a hill in a plane. */
public final class OwnLayer {
    private OwnLayer() {}

    /**
     * Radial basis functions: yⱼ = e^(−γ |x − cⱼ|²), with centres c that are learned.
     *
     * <p><b>Shapes.</b> (batch, in) → (batch, units); centres (units, in).
     */
    static final class RadialBasis extends ConfiguredLayer<RadialBasis> {
        /** How many centres. */
        static final Option<Integer> UNITS = Option.requiredCount("units");
        /** How steep: γ. */
        static final Option<Double> GAMMA = Option.of("gamma", OptionType.NUMBER, 1.0).within("a number above 0", gamma -> gamma > 0);

        private static final Kind<RadialBasis> KIND = kind("RadialBasis", RadialBasis::new, UNITS, GAMMA).inPackage("Examples");

        private RadialBasis(Values values) {
            super(values);
        }

        static RadialBasis of(int units) {
            return KIND.create(KIND.values().with(UNITS, units));
        }

        RadialBasis withGamma(double gamma) {
            return with(GAMMA, gamma);
        }

        @Override
        protected Value call(Scope scope, Value x) {
            if (x.shape().rank() != 2) {
                throw wrongInput("two axes (batch, in)", x);
            }
            int units = get(UNITS);
            var batch = x.shape().size(0);
            var in = x.shape().size(1);
            var centres = scope.weight("centres", Shape.of(units, in), RandomUniform.of(-1, 1));
            var difference = subtract(reshape(x, batch, 1, in), reshape(centres, 1, units, in));
            return exp(multiply(sum(square(difference), -1), -get(GAMMA)));
        }
    }

    /** Trains and prints the error. */
    public static void main(String[] arguments) throws IOException {
        run(40);
    }

    /** Trains, saves and loads; returns the mean squared error. */
    static double run(int epochs) throws IOException {
        Lanewise.seed(1);
        var count = 1000;
        var random = new SplittableRandom(1);
        var x = random.doubles(count * 2L, -1, 1).toArray();
        var y = new double[count];
        for (var i = 0; i < count; i++) {
            y[i] = Math.exp(-4 * (Math.pow(x[2 * i] - 0.3, 2) + Math.pow(x[2 * i + 1] + 0.2, 2)));
        }
        var features = Tensor.of(x, count, 2);
        var heights = Tensor.of(y, count, 1);

        var model = Sequential.of(
                Input.of(2),
                RadialBasis.of(16).withGamma(2),
                Dense.of(1));
        model.compile(Adam.of(0.02), MEAN_SQUARED_ERROR);
        model.summary();
        model.fit(features, heights, Fit.epochs(epochs).withVerbose(2));
        var folder = Files.createTempDirectory("own-layer");
        var file = folder.resolve("hill.keras");
        model.save(file);
        var known = CustomObjects.NONE.with(Layers.CATALOGUE, RadialBasis.KIND);
        var loaded = Model.load(file, LoadOptions.DEFAULT.withCustomObjects(known));
        Files.delete(file);
        Files.delete(folder);
        var error = loaded.evaluate(features, heights).loss();
        System.out.printf("mean squared error %.6f%n", error);
        return error;
    }
}
