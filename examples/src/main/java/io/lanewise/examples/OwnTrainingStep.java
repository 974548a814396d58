package io.lanewise.examples;

import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.gradients;
import static io.lanewise.op.Ops.mean;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.sum;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import io.lanewise.train.TrainingStep;
import java.util.Objects;
import java.util.SplittableRandom;

/** A training step of one's own: a penalty on the slope of the output keeps a network from following every noisy sample. */
public final class OwnTrainingStep {
    private OwnTrainingStep() {}

    /** Trains with and without the penalty and prints the errors on samples without noise. */
    public static void main(String[] arguments) {
        run(3000);
    }

    /** Trains; returns the error with the penalty, as a part of the error without it. */
    static double run(int epochs) {
        TrainingStep smooth = step -> {
            var features = step.inputs();
            var outputs = step.predict(features);
            var slope = Objects.requireNonNull(gradients(sum(outputs.getFirst()), features).getFirst());
            var penalty = mean(square(slope));
            step.report("slope", penalty);
            step.minimize(add(step.loss(outputs), multiply(penalty, 0.01)));
        };
        var plain = error(TrainingStep.SUPERVISED, epochs);
        var penalized = error(smooth, epochs);
        System.out.printf("error %.4f, with a penalty on the slope %.4f%n", plain, penalized);
        return penalized / plain;
    }

    private static double error(TrainingStep step, int epochs) {
        Lanewise.seed(4);
        var model = Sequential.of(
                Input.of(1),
                Dense.of(64).withActivation(TANH),
                Dense.of(64).withActivation(TANH),
                Dense.of(1));
        model.compile(Compilation.of(Adam.of(0.01), MEAN_SQUARED_ERROR).withStep(step));
        model.fit(samples(20, 0.5, 1), Fit.epochs(epochs).withVerbose(0));
        return model.evaluate(samples(500, 0, 2)).loss();
    }

    private static Samples samples(int count, double noise, long seed) {
        var random = new SplittableRandom(seed);
        var x = random.doubles(count, -1, 1).toArray();
        var y = new double[count];
        for (var i = 0; i < count; i++) {
            y[i] = Math.sin(2 * x[i]) + noise * random.nextDouble(-1, 1);
        }
        return Samples.of(Tensor.of(x, count, 1), Tensor.of(y, count, 1));
    }
}
