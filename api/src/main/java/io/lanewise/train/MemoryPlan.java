package io.lanewise.train;

import io.lanewise.graph.Arena;
import io.lanewise.graph.ProgramMemory;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Variable;
import io.lanewise.loss.Loss;
import io.lanewise.model.Network;
import io.lanewise.model.Port;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Finds out what memory a model takes: traces and plans its programs, and runs none of them. */
public final class MemoryPlan {
    private final Network network;
    private final @Nullable Trainer trainer;

    /**
     * A plan.
     *
     * @param trainer null if the model is not compiled
     */
    public MemoryPlan(Network network, @Nullable Trainer trainer) {
        this.network = network;
        this.trainer = trainer;
    }

    /**
     * What batches of this size take.
     *
     * @throws IllegalArgumentException if the size is below 1, or the sizes of the model's inputs are not all known
     */
    public MemoryUse of(int batchSize) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("memory: expected a batch size above 0, received " + batchSize);
        }
        var x = network.inputs().stream().map(input -> batch(input, batchSize)).toList();
        var predicting = new BatchTracer(network, null, minimization -> {
            throw new IllegalStateException("prediction minimizes nothing");
        });
        var predicted = predicting.trace(new BatchKey(Mode.PREDICT, x, List.of(), null), new Arena());
        var weights = bytes(network.variables());
        var inference = phase(predicted.program().memory(), weights, 0, 0, 0);
        return new MemoryUse(batchSize, inference, Optional.ofNullable(trainer).map(present -> training(present, x, predicted)));
    }

    private static Spec batch(Port input, int batchSize) {
        var shape = input.shape().with(0, batchSize);
        if (!shape.isKnown()) {
            throw new IllegalArgumentException(
                    "memory: expected inputs of known sizes, received " + input.shape() + " for '" + input.name() + "'; make a model with the sizes you want to know of");
        }
        return new Spec(shape, input.sample().dtype());
    }

    private MemoryUse.Phase training(Trainer present, List<Spec> x, BatchProgram predicted) {
        var outputs = network.outputs().stream().map(Port::name).toList();
        var losses = present.compilation().losses().of("loss", outputs);
        var y = new ArrayList<Spec>();
        for (var i = 0; i < losses.size(); i++) {
            @Nullable Loss loss = losses.get(i);
            var prediction = predicted.outputs().get(i).spec();
            y.add(loss == null ? prediction : loss.labels(prediction.shape()));
        }
        // An optimizer that has not begun must not begin by being asked: it would be in the model's files from then on.
        var planned = present.begunState().isPresent() ? present : new Trainer(network, present.compilation());
        var program = planned.trace(new BatchKey(Mode.TRAIN, x, y, null), new Arena());
        var trained = new ArrayList<Variable>();
        var optimizer = 0L;
        var gradients = 0L;
        var workspace = 0L;
        for (var minimizer : program.minimizers()) {
            trained.addAll(minimizer.variables());
            optimizer += minimizer.state().withParts().stream().flatMap(state -> state.slots().stream()).mapToLong(slot -> (long) slot.window().length() * Float.BYTES).sum();
            gradients += bytes(minimizer.variables());
            workspace += minimizer.workspaceBytes();
        }
        var weights = bytes(network.variables()) + bytes(trained.stream().filter(variable -> !network.variables().contains(variable)).toList());
        return phase(program.program().memory(), weights, optimizer, gradients, workspace);
    }

    private static MemoryUse.Phase phase(ProgramMemory program, long weights, long optimizer, long gradients, long workspace) {
        return new MemoryUse.Phase(
                weights, optimizer, gradients, program.arena() - program.workspace(), program.workspace() + program.fixed() + workspace,
                weights + optimizer + gradients + program.least());
    }

    private static long bytes(Collection<Variable> variables) {
        return variables.stream().mapToLong(variable -> (long) variable.buffer().length() * Float.BYTES).sum();
    }
}
