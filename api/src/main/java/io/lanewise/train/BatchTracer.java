package io.lanewise.train;

import io.lanewise.graph.Arena;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Fusion;
import io.lanewise.graph.Program;
import io.lanewise.graph.Source;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.metric.Metric;
import io.lanewise.model.Network;
import io.lanewise.model.Trace;
import io.lanewise.op.DenseFusion;
import io.lanewise.op.Ops;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Traces and plans what happens to a batch. */
final class BatchTracer {
    private final Network network;
    private final @Nullable Compilation compilation;

    /**
     * A tracer.
     *
     * @param compilation how the model is trained and judged; null if it only predicts
     */
    BatchTracer(Network network, @Nullable Compilation compilation) {
        this.network = network;
        this.compilation = compilation;
    }

    /**
     * Plans a program.
     *
     * @throws IllegalArgumentException if model, loss or metrics cannot take such a batch
     */
    BatchProgram trace(BatchKey key, Arena arena) {
        var tape = new Tape(compilation == null || compilation.fusing());
        var x = tape.input("x", key.x());
        var trace = network.trace(tape, x, key.mode() == Mode.TRAIN);
        if (key.mode() == Mode.PREDICT) {
            return plan(new Plan(key, trace.output(), null, List.of(), List.of(), Map.of()), tape, arena);
        }
        var compiled = Objects.requireNonNull(compilation);
        var y = tape.input("y", Objects.requireNonNull(key.y()));
        var weight = key.weight() == null ? null : tape.input("weight", key.weight());
        var loss = loss(compiled, trace, y, weight);
        var metrics = new ArrayList<Metric>();
        var statistics = new ArrayList<List<Value>>();
        for (var metric : compiled.metrics()) {
            metrics.add(metric.resolve(y, trace.output()));
            statistics.add(metrics.getLast().statistics(y, trace.output(), null));
        }
        for (var metric : compiled.weightedMetrics()) {
            metrics.add(metric.resolve(y, trace.output()));
            statistics.add(metrics.getLast().statistics(y, trace.output(), weight));
        }
        var gradients = key.mode() == Mode.TRAIN ? gradients(tape, loss) : Map.<Value, Buffer>of();
        return plan(new Plan(key, trace.output(), loss, metrics, statistics, gradients), tape, arena);
    }

    private static Value loss(Compilation compiled, Trace trace, Value y, @Nullable Value weight) {
        var loss = compiled.loss().of(y, trace.output(), weight);
        if (loss.shape().rank() != 0) {
            throw new IllegalArgumentException("fit: expected a loss that is one number for a batch, received " + compiled.loss() + ", which gives shape "
                    + loss.shape() + "; choose another reduction than none");
        }
        for (var penalty : trace.penalties()) {
            loss = Ops.add(loss, penalty);
        }
        return loss;
    }

    /** The gradient of every trained variable, with the window that it is written into. */
    private Map<Value, Buffer> gradients(Tape tape, Value loss) {
        var layout = network.layout();
        var weights = layout.variables().stream().map(tape::weight).toList();
        var gradients = Ops.gradients(loss, weights);
        var targets = new HashMap<Value, Buffer>();
        for (var i = 0; i < weights.size(); i++) {
            var gradient = gradients.get(i);
            var source = gradient == null ? Ops.zerosLike(weights.get(i)) : gradient;
            // What is no computation of its own, or has a window already, is copied.
            var isComputed = source.source() instanceof Source.Result(var op, var ignored) && !op.isView();
            var own = isComputed ? source : Ops.copy(source);
            while (targets.containsKey(own)) {
                own = Ops.copy(own);
            }
            targets.put(own, layout.gradient(layout.variables().get(i)));
        }
        return targets;
    }

    private record Plan(
            BatchKey key, Value output, @Nullable Value loss, List<Metric> metrics, List<List<Value>> statistics, Map<Value, Buffer> gradients) {
        Set<Value> outputs() {
            var outputs = new LinkedHashSet<Value>();
            outputs.add(output);
            if (loss != null) {
                outputs.add(loss);
            }
            statistics.forEach(outputs::addAll);
            return outputs;
        }
    }

    private BatchProgram plan(Plan plan, Tape tape, Arena arena) {
        var wanted = new LinkedHashSet<>(plan.outputs());
        wanted.addAll(plan.gradients().keySet());
        Map<Value, Value> fused = tape.isFusing() ? Fusion.apply(wanted, List.of(new DenseFusion())) : identity(wanted);
        var targets = new HashMap<Value, Buffer>();
        plan.gradients().forEach((value, buffer) -> targets.put(get(fused, value), buffer));
        var outputs = plan.outputs().stream().map(value -> get(fused, value)).toList();
        var program = Program.plan(outputs, targets, arena);
        return new BatchProgram(
                program,
                plan.key().x().shape().size(0),
                program.input("x"), program.input("y"), program.input("weight"), program.input("step"),
                program.output(get(fused, plan.output())),
                plan.loss() == null ? null : program.output(get(fused, plan.loss())),
                plan.metrics(),
                plan.metrics().isEmpty() ? List.of() : names(Objects.requireNonNull(compilation)),
                plan.statistics().stream().map(values -> values.stream().map(value -> program.output(get(fused, value))).toList()).toList());
    }

    private static List<String> names(Compilation compiled) {
        return MetricNames.of(compiled.metrics(), compiled.weightedMetrics());
    }

    private static Map<Value, Value> identity(Set<Value> values) {
        var identity = new HashMap<Value, Value>();
        values.forEach(value -> identity.put(value, value));
        return identity;
    }

    private static Value get(Map<Value, Value> fused, Value value) {
        return Objects.requireNonNull(fused.get(value));
    }
}
