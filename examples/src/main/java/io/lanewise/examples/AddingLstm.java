package io.lanewise.examples;

import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;

import io.lanewise.Lanewise;
import io.lanewise.Sequential;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.layer.Lstm;
import io.lanewise.optimizer.Adam;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Fit;
import java.util.SplittableRandom;

/**
 * An LSTM remembers: of a sequence of numbers it is to add the two that are marked, whatever stands between (Hochreiter and Schmidhuber, 1997).
 * Who always guesses 1 has an error of 1/6.
 */
public final class AddingLstm {
    private static final int STEPS = 20;

    private AddingLstm() {}

    /** Trains for 20 epochs. */
    public static void main(String[] arguments) {
        run(8000, 20);
    }

    /** What an LSTM has in mind after the last step becomes a number. */
    public static Sequential model() {
        return Sequential.of(Input.of(STEPS, 2), Lstm.of(32), Dense.of(1));
    }

    /** Trains on so many sequences; returns the mean squared error on others. */
    static double run(int sequences, int epochs) {
        Lanewise.seed(1);
        var model = model();
        model.compile(Adam.of(0.005).withClipnorm(1), MEAN_SQUARED_ERROR);
        model.summary();
        var train = sequences(sequences, 1);
        var test = sequences(1000, 2);
        model.fit(train[0], train[1], Fit.epochs(epochs).withBatchSize(64));
        var error = model.evaluate(test[0], test[1]).loss();
        System.out.printf("mean squared error %.5f%n", error);
        return error;
    }

    /** Numbers from 0 to 1 beside a mark, and the sums of the two that are marked. */
    private static Tensor[] sequences(int count, long seed) {
        var random = new SplittableRandom(seed);
        var x = new float[count * STEPS * 2];
        var y = new float[count];
        for (var i = 0; i < count; i++) {
            for (var step = 0; step < STEPS; step++) {
                x[(i * STEPS + step) * 2] = (float) random.nextDouble();
            }
            for (var half = 0; half < 2; half++) {
                var marked = (i * STEPS + half * STEPS / 2 + random.nextInt(STEPS / 2)) * 2;
                x[marked + 1] = 1;
                y[i] += x[marked];
            }
        }
        return new Tensor[] {Tensor.of(x, count, STEPS, 2), Tensor.of(y, count, 1)};
    }
}
