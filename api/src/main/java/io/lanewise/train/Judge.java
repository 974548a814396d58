package io.lanewise.train;

import io.lanewise.graph.Value;
import io.lanewise.loss.Loss;
import io.lanewise.loss.Ranks;
import io.lanewise.metric.Metric;
import io.lanewise.model.Masked;
import io.lanewise.op.Ops;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The compiled loss and metrics of a model's outputs.
 *
 * @param compiled what was compiled
 * @param outputs the outputs' names
 * @param labels a batch of labels for each
 * @param weight the weights of its samples, or null
 */
record Judge(Compilation compiled, List<String> outputs, List<Value> labels, @Nullable Value weight) {
    Judge {
        outputs = List.copyOf(outputs);
        labels = List.copyOf(labels);
    }

    /** The weighted sum of the losses of all outputs, and of penalties. */
    Value loss(List<Masked> predictions, List<Value> penalties) {
        Value total = null;
        var factors = compiled.lossWeights().of("loss weight", outputs);
        var losses = losses(predictions);
        for (var i = 0; i < losses.size(); i++) {
            var loss = losses.get(i);
            var factor = factors.get(i);
            if (loss != null) {
                var weighted = factor == null || factor == 1 ? loss : Ops.multiply(loss, factor);
                total = total == null ? weighted : Ops.add(total, weighted);
            }
        }
        for (var penalty : penalties) {
            total = total == null ? penalty : Ops.add(total, penalty);
        }
        if (total == null) {
            throw new IllegalArgumentException("fit: expected a loss for at least one of the outputs " + outputs + ", received " + compiled.losses());
        }
        return total;
    }

    private List<@Nullable Value> losses(List<Masked> predictions) {
        var values = new ArrayList<@Nullable Value>();
        var losses = compiled.losses().of("loss", outputs);
        for (var i = 0; i < losses.size(); i++) {
            var loss = losses.get(i);
            values.add(loss == null ? null : scalar(loss, labels.get(i), predictions.get(i)));
        }
        return values;
    }

    private Value scalar(Loss loss, Value y, Masked prediction) {
        var value = loss.of(y, prediction.value(), weight, prediction.mask());
        if (value.shape().rank() != 0) {
            throw new IllegalArgumentException("fit: expected a loss that is one number for a batch, received " + loss + ", which gives shape " + value.shape()
                    + "; choose another reduction than none");
        }
        return value;
    }

    /** The loss of each output, if there are several, then the metrics, then the weighted metrics, by the names that logs give them. */
    List<Shown> metrics(List<Masked> predictions) {
        var shown = new ArrayList<Shown>();
        var losses = losses(predictions);
        if (losses.stream().filter(loss -> loss != null).count() > 1) {
            for (var i = 0; i < losses.size(); i++) {
                var loss = losses.get(i);
                if (loss != null) {
                    shown.add(Shown.mean(outputs.get(i) + "_loss", loss));
                }
            }
        }
        var names = new MetricNames();
        add(compiled.metrics(), "metrics", predictions, null, shown, names::name);
        add(compiled.weightedMetrics(), "weighted metrics", predictions, weight, shown, names::weightedName);
        return shown;
    }

    @FunctionalInterface
    private interface Naming {
        String name(String prefix, String metric);
    }

    private void add(
            PerOutput<List<Metric>> metrics, String what, List<Masked> predictions, @Nullable Value sampleWeight, List<Shown> shown, Naming naming) {
        var lists = metrics.of(what, outputs);
        for (var i = 0; i < outputs.size(); i++) {
            var list = lists.get(i);
            for (var metric : list == null ? List.<Metric>of() : list) {
                var prediction = predictions.get(i);
                var resolved = metric.resolve(labels.get(i), prediction.value());
                var counted = resolved.countsMask() ? counted(prediction, sampleWeight) : sampleWeight;
                var name = naming.name(outputs.size() > 1 ? outputs.get(i) + "_" : "", metric.name());
                shown.add(Shown.metric(name, resolved, resolved.statistics(labels.get(i), prediction.value(), counted)));
            }
        }
    }

    private static @Nullable Value counted(Masked prediction, @Nullable Value sampleWeight) {
        if (prediction.mask().isEmpty() || sampleWeight == null) {
            return prediction.mask().orElse(sampleWeight);
        }
        var pair = Ranks.align(prediction.mask().get(), sampleWeight);
        return Ops.multiply(pair.first(), pair.second());
    }
}
