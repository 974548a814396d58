package io.lanewise.bench;

import io.lanewise.engine.CacheLines;
import io.lanewise.engine.Philox;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.optimizer.Parameters;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Locale;

/** The time of Adam's step over ten million weights with given gradients. */
public final class AdamTask {
    private static final int N = 10_000_000;
    private static final double WARM_UP_SECONDS = 3;
    private static final double SECONDS = 3;

    private AdamTask() {}

    /** Prints {@code adam seconds: S}. */
    public static void main(String[] arguments) {
        var at = CacheLines.FIRST;
        var weights = new float[CacheLines.lengthApart(N)];
        var gradients = new float[CacheLines.lengthApart(N)];
        Philox.normal(0, 0, 0, N, 0, 1, weights, at);
        Philox.normal(0, 1, 0, N, 0, 1, gradients, at);
        var all = new Parameters(weights, gradients, List.of(new Parameters.Window("w", Shape.of(N), at, false)));
        var state = new OptimizerState(Adam.of(0.001), all);
        Stopwatch.seconds(state::step, WARM_UP_SECONDS);
        System.out.printf(Locale.ROOT, "adam seconds: %.9f%n", Stopwatch.seconds(state::step, SECONDS));
    }
}
