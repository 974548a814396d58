package io.lanewise.graph;

import io.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A planned computation: fill the inputs, {@link #run}, read the outputs. A run looks nothing up, decides nothing and allocates
 * nothing. The inputs must be filled before every run, since their windows may be used again. Not safe for two threads at once.
 */
public final class Program {
    private final Instruction[] instructions;
    private final Map<String, Buffer> inputs;
    private final Map<Value, Buffer> outputs;
    private final Layout layout;
    private final Arena arena;
    private final ProgramMemory memory;
    private int placedAt = -1;

    Program(List<Instruction> instructions, Map<String, Buffer> inputs, Map<Value, Buffer> outputs, Layout layout, Arena arena, ProgramMemory memory) {
        this.instructions = instructions.toArray(Instruction[]::new);
        this.inputs = Map.copyOf(inputs);
        this.outputs = outputs;
        this.layout = layout;
        this.arena = arena;
        this.memory = memory;
    }

    /**
     * Plans the computation of values.
     *
     * @param outputs values to be read after a run
     * @param targets computed values that are written straight into given windows, such as gradients
     * @param arena the memory for all others
     */
    public static Program plan(Collection<Value> outputs, Map<Value, Buffer> targets, Arena arena) {
        targets.forEach((value, target) -> {
            if (!(value.source() instanceof Source.Result(var op, var ignored)) || op.isView() || !target.spec().equals(value.spec())) {
                throw new IllegalArgumentException("plan: a target must be computed (no input, weight, constant or view) and its window of the same "
                        + "shape, received " + value + " = " + value.source() + " for a window of " + target.spec());
            }
        });
        return Planner.plan(outputs, targets, arena);
    }

    /** Whether the arena is large enough as it is, so that {@link #prepare} does not move it. */
    public boolean fits() {
        return layout.fits(arena);
    }

    /** Lets go of the arena's present memory, until {@link #prepare}: of programs that do not, each would keep what the arena was when it last ran. */
    public void leave() {
        layout.leave();
        placedAt = -1;
    }

    /** Lets the windows lie in the arena and where the weights are, both of which may have moved since the last run. Called before inputs are filled. */
    public void prepare() {
        layout.reserve(arena);
        if (placedAt != arena.version()) {
            layout.place(arena);
            placedAt = arena.version();
        }
        layout.followWeights();
    }

    /**
     * The window of an input, to be filled after {@link #prepare}.
     *
     * @return null if the computation does not need the input
     */
    public @Nullable Buffer input(String name) {
        return inputs.get(name);
    }

    /**
     * The window of an output, to be read after a run.
     *
     * @throws IllegalArgumentException if the value was not planned as an output
     */
    public Buffer output(Value value) {
        var buffer = outputs.get(value);
        if (buffer == null) {
            throw new IllegalArgumentException("program: " + value + " is not one of its outputs " + outputs.keySet());
        }
        return buffer;
    }

    /** Computes everything, in order. */
    public void run() {
        for (var instruction : instructions) {
            instruction.kernel().run();
        }
    }

    /** As {@link #run}, but shows every value as soon as it is computed. */
    public void run(BiConsumer<Value, Buffer> observer) {
        for (var instruction : instructions) {
            instruction.kernel().run();
            observer.accept(instruction.value(), instruction.output());
        }
    }

    /** As {@link #run}, but fills every window with NaN once nothing reads it any more: a planner's mistake shows in the results. */
    public void runPoisoned() {
        for (var instruction : instructions) {
            instruction.kernel().run();
            for (var dead : instruction.dying()) {
                if (dead.spec().dtype() == DType.FLOAT32) {
                    Arrays.fill(dead.floats(), dead.offset(), dead.offset() + dead.length(), Float.NaN);
                } else {
                    Arrays.fill(dead.ints(), dead.offset(), dead.offset() + dead.length(), Integer.MIN_VALUE);
                }
            }
        }
    }

    /** How many ops a run calls. */
    public int size() {
        return instructions.length;
    }

    /** What it needs beside weights and their gradients. */
    public ProgramMemory memory() {
        return memory;
    }

    /** Elements of the arena that a run uses. */
    public int arenaElements() {
        return layout.elements();
    }
}
