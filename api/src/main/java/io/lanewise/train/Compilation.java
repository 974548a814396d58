package io.lanewise.train;

import io.lanewise.loss.Loss;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.RmsProp;
import java.util.List;

/**
 * How a model is trained and judged: what Keras's {@code compile} is given.
 *
 * @param optimizer how weights follow their gradients
 * @param loss what training makes small
 * @param metrics what is shown besides; sample weights do not count in them
 * @param weightedMetrics what is shown besides, with sample weights
 * @param fusing whether steps may be computed another way that is the same but for rounding
 */
public record Compilation(Optimizer<?> optimizer, Loss loss, List<Metric> metrics, List<Metric> weightedMetrics, boolean fusing) {
    /** Copies the lists. */
    public Compilation {
        metrics = List.copyOf(metrics);
        weightedMetrics = List.copyOf(weightedMetrics);
    }

    /** With an optimizer, a loss and metrics. */
    public static Compilation of(Optimizer<?> optimizer, Loss loss, Metric... metrics) {
        return new Compilation(optimizer, loss, List.of(metrics), List.of(), true);
    }

    /** With a loss and metrics; the optimizer is RMSprop with its defaults, as in Keras. */
    public static Compilation of(Loss loss, Metric... metrics) {
        return of(RmsProp.of(), loss, metrics);
    }

    /** The same with weighted metrics. */
    public Compilation withWeightedMetrics(Metric... weighted) {
        return new Compilation(optimizer, loss, metrics, List.of(weighted), fusing);
    }

    /** The same with or without fusion. */
    public Compilation withFusing(boolean fused) {
        return new Compilation(optimizer, loss, metrics, weightedMetrics, fused);
    }
}
