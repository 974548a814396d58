package io.lanewise.examples;

import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;

import io.lanewise.Lanewise;
import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.op.Ops;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import io.lanewise.train.TrainingStep;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/** A training step of one's own: a penalty on the slope with respect to the input, and an optimizer for each part of the model. */
public final class OwnTrainingStep {
    private OwnTrainingStep() {}

    /** Trains with and without the penalty and prints by what the slope fell. */
    public static void main(String[] arguments) {
        run(100);
    }

    /** Trains twice; returns the mean square of the slope with the penalty as a part of that without. */
    static double run(int epochs) {
        var rough = train(0, epochs);
        var smooth = train(0.1, epochs);
        System.out.printf("mean square of the slope %.3f without penalty, %.3f with%n", rough, smooth);
        return smooth / rough;
    }

    private static double train(double strength, int epochs) {
        Lanewise.seed(2);
        var random = new SplittableRandom(2);
        var x = Tensor.of(random.doubles(64, -1, 1).toArray(), 64, 1);
        var noisy = new double[64];
        for (var i = 0; i < noisy.length; i++) {
            noisy[i] = x.at(i) + random.nextDouble(-0.5, 0.5);
        }
        var model = Sequential.of(
                Input.of(1), Dense.of(64).withActivation(TANH).withName("features"), Dense.of(64).withActivation(TANH), Dense.of(1).withName("head"));
        model.compile(Compilation.of(Adam.of(0.01), MEAN_SQUARED_ERROR).withStep(penalized(model, strength)));
        var history = model.fit(x, Tensor.of(noisy, 64, 1), Fit.epochs(epochs).withVerbose(0));
        return history.last("slope");
    }

    private static TrainingStep penalized(Model model, double strength) {
        return step -> {
            var x = step.inputs().getFirst();
            var outputs = step.predict(step.inputs());
            var slope = Objects.requireNonNull(Ops.gradients(outputs.getFirst(), List.of(x)).getFirst());
            var square = Ops.mean(Ops.square(slope));
            step.report("slope", square);

            var loss = Ops.add(step.loss(outputs), Ops.multiply(square, strength));
            var head = model.layer("head").variables();
            var others = model.network().trainedVariables().stream().filter(variable -> !head.contains(variable)).toList();
            step.minimize(loss, Adam.of(0.01), others);
            step.minimize(loss, Sgd.of(0.05).withMomentum(0.9), head);
        };
    }
}
