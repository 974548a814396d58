package io.lanewise.train;

import io.lanewise.graph.Arena;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Fusion;
import io.lanewise.graph.Program;
import io.lanewise.graph.Source;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.model.Network;
import io.lanewise.model.Port;
import io.lanewise.op.ConvolutionFusion;
import io.lanewise.op.DenseFusion;
import io.lanewise.op.Ops;
import io.lanewise.optimizer.Descents;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Traces and plans what happens to a batch. */
final class BatchTracer {
    private final Network network;
    private final @Nullable Compilation compilation;
    private final Function<StepScope.Minimization, Minimizer> minimizers;

    /**
     * A tracer.
     *
     * @param compilation how the model is trained and judged; null if it only predicts
     * @param minimizers where the weights of a minimization and their gradients lie
     */
    BatchTracer(Network network, @Nullable Compilation compilation, Function<StepScope.Minimization, Minimizer> minimizers) {
        this.network = network;
        this.compilation = compilation;
        this.minimizers = minimizers;
    }

    /**
     * Plans a program.
     *
     * @throws IllegalArgumentException if model, loss or metrics cannot take such a batch
     */
    BatchProgram trace(BatchKey key, Arena arena) {
        var tape = new Tape(compilation == null || compilation.fusing());
        var x = IntStream.range(0, key.x().size()).mapToObj(i -> tape.input("x" + i, key.x().get(i))).toList();
        if (key.mode() == Mode.PREDICT) {
            var trace = network.trace(tape, x, false);
            return plan(new Plan(key, trace.outputs(), null, List.of(), Map.of(), List.of(), trace.updates()), tape, arena);
        }
        var compiled = Objects.requireNonNull(compilation);
        var y = IntStream.range(0, key.y().size()).mapToObj(i -> tape.input("y" + i, key.y().get(i))).toList();
        var weight = key.weight() == null ? null : tape.input("weight", key.weight());
        var judge = new Judge(compiled, network.outputs().stream().map(Port::name).toList(), y, weight);
        var scope = new StepScope(network, judge, tape, x, key.mode() == Mode.TRAIN);
        if (key.mode() == Mode.TRAIN) {
            compiled.step().trace(scope);
        } else {
            scope.loss(scope.predict(x));
        }
        var minimized = new LinkedHashMap<Minimizer, Value>();
        scope.minimizations().forEach(minimization -> minimized.merge(minimizers.apply(minimization), minimization.loss(), Ops::add));
        checkDisjoint(minimized.keySet().stream().flatMap(minimizer -> minimizer.variables().stream()).toList());
        var targets = new LinkedHashMap<Value, Target>();
        var losses = new ArrayList<Value>();
        minimized.forEach((minimizer, loss) -> {
            var scaled = minimizer.state().scalesLoss() ? Ops.multiply(loss, tape.input("scale" + losses.size(), Spec.floats(Shape.scalar()))) : loss;
            losses.add(scaled);
            addGradients(tape, scaled, minimizer, targets);
        });
        return plan(new Plan(key, scope.outputs(), scope.total(), scope.shown(), targets, List.copyOf(minimized.keySet()), scope.updates()), tape, arena);
    }

    private static void checkDisjoint(List<Variable> variables) {
        var seen = new HashSet<Variable>();
        for (var variable : variables) {
            if (!seen.add(variable)) {
                throw new IllegalArgumentException("training step: " + variable + " is to follow two losses; minimize each weight once, by the sum of its losses");
            }
        }
    }

    /** Adds the gradient of every weight, with the window that it is written into. */
    private static void addGradients(Tape tape, Value loss, Minimizer minimizer, Map<Value, Target> targets) {
        var weights = minimizer.variables().stream().map(tape::weight).toList();
        var gradients = Ops.gradients(loss, weights);
        for (var i = 0; i < weights.size(); i++) {
            var gradient = gradients.get(i);
            var source = gradient == null ? Ops.zerosLike(weights.get(i)) : gradient;
            // What is no computation of its own, or has a window already, is copied.
            var isComputed = source.source() instanceof Source.Result(var op, var ignored) && !op.isView();
            var own = isComputed ? source : Ops.copy(source);
            while (targets.containsKey(own)) {
                own = Ops.copy(own);
            }
            targets.put(own, new Target(minimizer, minimizer.variables().get(i)));
        }
    }

    private record Plan(
            BatchKey key, List<Value> outputs, @Nullable Value loss, List<Shown> shown, Map<Value, Target> targets, List<Minimizer> minimizers,
            Map<Variable, Value> updates) {
        List<Value> read() {
            var read = new ArrayList<>(outputs);
            if (loss != null) {
                read.add(loss);
            }
            shown.forEach(number -> read.addAll(number.statistics()));
            read.addAll(updates.values());
            return read;
        }
    }

    private static BatchProgram plan(Plan plan, Tape tape, Arena arena) {
        var wanted = new LinkedHashSet<>(plan.read());
        wanted.addAll(plan.targets().keySet());
        Map<Value, Value> fused = tape.isFusing() ? Fusion.apply(wanted, List.of(new DenseFusion(), new ConvolutionFusion())) : identity(wanted);
        var targets = new LinkedHashMap<Value, Target>();
        plan.targets().forEach((value, target) -> targets.put(get(fused, value), target));
        var read = new LinkedHashSet<>(plan.read().stream().map(value -> get(fused, value)).toList());
        var descending = tape.isFusing() ? Descending.of(read, targets) : Descending.NONE;
        descending.gradients().keySet().forEach(targets::remove);
        read.addAll(descending.operands());
        var windows = new HashMap<Value, Buffer>();
        targets.forEach((value, target) -> windows.put(value, target.gradient()));
        var program = Program.plan(read, windows, arena);
        return new BatchProgram(
                program,
                plan.key().size(),
                windows(program, "x", plan.key().x().size()), windows(program, "y", plan.key().y().size()), program.input("weight"), program.input("step"),
                plan.outputs().stream().map(value -> program.output(get(fused, value))).toList(),
                plan.loss() == null ? null : program.output(get(fused, plan.loss())),
                plan.shown().stream().map(shown -> new Tracked(
                        shown.name(), shown.perSample(), shown.statistics().stream().map(value -> program.output(get(fused, value))).toList(), shown.direction(), shown.result())).toList(),
                plan.minimizers().toArray(Minimizer[]::new),
                plan.minimizers().stream().map(minimizer -> descending.of(minimizer, program)).toArray(Descents[]::new),
                plan.updates().entrySet().stream()
                        .map(update -> new StateUpdate(update.getKey(), program.output(get(fused, update.getValue())))).toArray(StateUpdate[]::new),
                windows(program, "scale", plan.minimizers().size()));
    }

    private static @Nullable Buffer[] windows(Program program, String name, int count) {
        return IntStream.range(0, count).mapToObj(i -> program.input(name + i)).toArray(Buffer[]::new);
    }

    private static Map<Value, Value> identity(Iterable<Value> values) {
        var identity = new HashMap<Value, Value>();
        values.forEach(value -> identity.put(value, value));
        return identity;
    }

    private static Value get(Map<Value, Value> fused, Value value) {
        return Objects.requireNonNull(fused.get(value));
    }
}
