package io.lanewise.train;

import io.lanewise.loss.Loss;
import io.lanewise.metric.Metric;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.RmsProp;
import java.util.List;
import java.util.Map;

/**
 * How a model is trained and judged: what Keras's {@code compile} is given.
 *
 * @param optimizer how weights follow their gradients
 * @param losses what training makes small: the weighted sum over the outputs that have one
 * @param lossWeights the weight of each output's loss in the sum; 1 if none is given
 * @param metrics what is shown besides; sample weights do not count in them
 * @param weightedMetrics what is shown besides, with sample weights
 * @param step what a training step computes
 * @param fusing whether steps may be computed another way that is the same but for rounding
 */
public record Compilation(
        Optimizer<?> optimizer,
        PerOutput<Loss> losses,
        PerOutput<Double> lossWeights,
        PerOutput<List<Metric>> metrics,
        PerOutput<List<Metric>> weightedMetrics,
        TrainingStep step,
        boolean fusing) {

    /** With an optimizer, a loss and metrics, the same for every output. */
    public static Compilation of(Optimizer<?> optimizer, Loss loss, Metric... metrics) {
        return of(optimizer, new PerOutput.Same<>(loss)).withMetrics(metrics);
    }

    /** With a loss and metrics; the optimizer is RMSprop with its defaults, as in Keras. */
    public static Compilation of(Loss loss, Metric... metrics) {
        return of(RmsProp.of(), loss, metrics);
    }

    /** With an optimizer and a loss for each output by its name; outputs that are left out are not trained. */
    public static Compilation of(Optimizer<?> optimizer, Map<String, Loss> losses) {
        return of(optimizer, new PerOutput.Named<>(losses));
    }

    /** With an optimizer and a loss for each output in order. */
    public static Compilation of(Optimizer<?> optimizer, List<Loss> losses) {
        return of(optimizer, new PerOutput.InOrder<>(losses));
    }

    /** With an optimizer and losses. */
    public static Compilation of(Optimizer<?> optimizer, PerOutput<Loss> losses) {
        return new Compilation(optimizer, losses, new PerOutput.Same<>(1.0), new PerOutput.Same<>(List.of()), new PerOutput.Same<>(List.of()), TrainingStep.SUPERVISED, true);
    }

    /** The same with weights of the losses by the outputs' names; the others weigh 1. */
    public Compilation withLossWeights(Map<String, Double> weights) {
        return withLossWeights(new PerOutput.Named<>(weights));
    }

    /** The same with weights of the losses. */
    public Compilation withLossWeights(PerOutput<Double> weights) {
        return new Compilation(optimizer, losses, weights, metrics, weightedMetrics, step, fusing);
    }

    /** The same with metrics of every output. */
    public Compilation withMetrics(Metric... shown) {
        return withMetrics(new PerOutput.Same<>(List.of(shown)));
    }

    /** The same with metrics by the outputs' names. */
    public Compilation withMetrics(Map<String, List<Metric>> shown) {
        return withMetrics(new PerOutput.Named<>(shown));
    }

    /** The same with metrics. */
    public Compilation withMetrics(PerOutput<List<Metric>> shown) {
        return new Compilation(optimizer, losses, lossWeights, shown, weightedMetrics, step, fusing);
    }

    /** The same with weighted metrics of every output. */
    public Compilation withWeightedMetrics(Metric... weighted) {
        return withWeightedMetrics(new PerOutput.Same<>(List.of(weighted)));
    }

    /** The same with weighted metrics. */
    public Compilation withWeightedMetrics(PerOutput<List<Metric>> weighted) {
        return new Compilation(optimizer, losses, lossWeights, metrics, weighted, step, fusing);
    }

    /** The same with a training step of one's own. */
    public Compilation withStep(TrainingStep own) {
        return new Compilation(optimizer, losses, lossWeights, metrics, weightedMetrics, own, fusing);
    }

    /** The same with or without fusion. */
    public Compilation withFusing(boolean fused) {
        return new Compilation(optimizer, losses, lossWeights, metrics, weightedMetrics, step, fused);
    }
}
