package io.lanewise.train;

import io.lanewise.graph.Tape;
import io.lanewise.graph.Value;
import io.lanewise.graph.Variable;
import io.lanewise.model.Masked;
import io.lanewise.model.Network;
import io.lanewise.model.NestedModel;
import io.lanewise.model.Tracer;
import io.lanewise.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a {@link TrainingStep} is given, and what it asks for. */
public final class StepScope {
    private final Network network;
    private final Judge judge;
    private final Tape tape;
    private final List<Value> inputs;
    private final Tracer tracer;
    private final Map<Value, Value> masks = new HashMap<>();
    private final List<Minimization> minimizations = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private List<Value> outputs = List.of();
    private @Nullable Value total;

    /**
     * Weights that are to follow the gradient of a loss.
     *
     * @param loss what is made small
     * @param optimizer how; null: as compiled
     * @param variables which weights; null: all that the model trains
     */
    record Minimization(Value loss, @Nullable Optimizer<?> optimizer, @Nullable List<Variable> variables) {}

    StepScope(Network network, Judge judge, Tape tape, List<Value> inputs, boolean training) {
        this.network = network;
        this.judge = judge;
        this.tape = tape;
        this.inputs = inputs;
        this.tracer = new Tracer(tape, training);
    }

    /** Where the step is traced. */
    public Tape tape() {
        return tape;
    }

    /** A batch of features for each input of the model. */
    public List<Value> inputs() {
        return inputs;
    }

    /** A batch of labels for each output of the model. */
    public List<Value> labels() {
        return judge.labels();
    }

    /** The model's outputs for these inputs, as in training; what its layers add to the loss is kept for {@link #loss}. */
    public List<Value> predict(List<Value> features) {
        outputs = call(network, features);
        return outputs;
    }

    /** Another model's outputs for these inputs, as in training; what its layers add to the loss is kept for {@link #loss}. */
    public List<Value> call(NestedModel model, List<Value> features) {
        return call(model.network(), features);
    }

    private List<Value> call(Network called, List<Value> features) {
        var traced = tracer.trace(called, features.stream().map(feature -> new Masked(feature, Optional.ofNullable(masks.get(feature)))).toList());
        traced.forEach(output -> output.mask().ifPresent(mask -> masks.put(output.value(), mask)));
        return traced.stream().map(Masked::value).toList();
    }

    /**
     * The compiled loss of these outputs, and what the layers called so far add to it, as far as no loss before has it. The compiled metrics
     * are taken of them too.
     */
    public Value loss(List<Value> predictions) {
        outputs = predictions;
        var masked = predictions.stream().map(prediction -> new Masked(prediction, Optional.ofNullable(masks.get(prediction)))).toList();
        shown.addAll(judge.metrics(masked));
        var loss = judge.loss(masked, tracer.takePenalties());
        total = total == null ? loss : total;
        return loss;
    }

    /**
     * Shows a scalar in logs and history, as the mean over the samples of an epoch.
     *
     * @throws IllegalArgumentException if it is no scalar, or something else has the name
     */
    public void report(String name, Value scalar) {
        if (scalar.shape().rank() != 0) {
            throw new IllegalArgumentException("training step: expected a scalar to report as \"" + name + "\", received " + scalar);
        }
        if (name.equals("loss") || shown.stream().anyMatch(other -> other.name().equals(name))) {
            throw new IllegalArgumentException("training step: expected a name that nothing else is reported by, received \"" + name + "\"; choose another");
        }
        shown.add(Shown.mean(name, scalar));
    }

    /** Lets all weights that the model trains follow the gradient of a loss, with the compiled optimizer. */
    public void minimize(Value loss) {
        add(new Minimization(loss, null, null));
    }

    /**
     * Lets weights follow the gradient of a loss.
     *
     * @param optimizer how; it remembers its state from step to step
     * @param variables which weights, of any model
     */
    public void minimize(Value loss, Optimizer<?> optimizer, List<Variable> variables) {
        add(new Minimization(loss, optimizer, List.copyOf(variables)));
    }

    private void add(Minimization minimization) {
        if (minimization.loss().shape().rank() != 0) {
            throw new IllegalArgumentException("training step: expected a loss that is one number for a batch, received " + minimization.loss());
        }
        minimizations.add(minimization);
        total = total == null ? minimization.loss() : total;
    }

    List<Minimization> minimizations() {
        return minimizations;
    }

    List<Shown> shown() {
        return shown;
    }

    List<Value> outputs() {
        return outputs;
    }

    /** What the states of all layers called are to be when the step is over. */
    Map<Variable, Value> updates() {
        return tracer.updates();
    }

    /** What logs call the loss: the compiled one, or the first that is made small. */
    Value total() {
        var loss = total;
        if (loss == null) {
            throw new IllegalArgumentException("training step: expected a loss, but it neither asked for one nor minimized anything; call minimize");
        }
        return loss;
    }
}
