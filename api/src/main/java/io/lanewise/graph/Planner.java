package io.lanewise.graph;

import io.lanewise.engine.CacheLines;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives every value of a tape that is needed a window of the arena, over forward and backward as one list: windows of values that
 * are never alive together may overlap, views share the window of what they show, and where an op allows it the output takes over
 * the window of an input that dies.
 */
final class Planner {
    /** Windows begin at multiples of this many elements: 64 bytes, a cache line. */
    private static final int ALIGNMENT = CacheLines.ELEMENTS;

    /** Floats and ints alike. */
    private static final int BYTES = Float.BYTES;

    private final List<Value> live;
    private final Set<Value> outputs;
    private final Map<Value, Buffer> targets;
    private final Map<Value, Buffer> buffers = new HashMap<>();
    /** For each value the value whose window it lies in: itself, or what it is a view of. */
    private final Map<Value, Value> owners = new HashMap<>();
    /** Copies row by row of values that are stored in column blocks, for ops that cannot read these. */
    private final Map<Value, Buffer> rows = new HashMap<>();
    private final List<Instruction> instructions = new ArrayList<>();
    private final Map<Value, Integer> lastUse = new HashMap<>();
    /** The windows of buffers, by their numbers in one of the two placements. */
    private final Map<Buffer, Integer> numbers = new LinkedHashMap<>();
    /** Values whose window an in-place op took over. */
    private final Set<Value> takenOver = new HashSet<>();
    private final WindowPlacement floats = new WindowPlacement(ALIGNMENT);
    private final WindowPlacement ints = new WindowPlacement(ALIGNMENT);
    private long alive;
    private long mostAlive;
    private long mostRooms;
    private long fixed;

    private Planner(Collection<Value> live, Set<Value> outputs, Map<Value, Buffer> targets) {
        this.live = List.copyOf(live);
        this.outputs = outputs;
        this.targets = targets;
    }

    /**
     * Plans a program.
     *
     * @param outputs values to be read after a run
     * @param targets computed values that are to be written into given windows, outside the arena
     */
    static Program plan(Collection<Value> outputs, Map<Value, Buffer> targets, Arena arena) {
        var kept = new HashSet<>(outputs);
        kept.addAll(targets.keySet());
        var planner = new Planner(Liveness.of(kept), kept, targets);
        return planner.plan(arena);
    }

    private Program plan(Arena arena) {
        findLastUses();
        var inputs = new HashMap<String, Buffer>();
        var dyingAt = new HashMap<Integer, List<Value>>();
        lastUse.forEach((owner, last) -> dyingAt.computeIfAbsent(last, ignored -> new ArrayList<>()).add(owner));

        // Inputs are filled before the first instruction, so their windows must exist from the start.
        for (var value : live) {
            switch (value.source()) {
                case Source.Input(var name) -> inputs.put(name, allocate(value));
                case Source.Constant(var tensor) -> {
                    var buffer = ofItsOwn(value);
                    buffer.write(tensor);
                    buffers.put(value, buffer);
                }
                case Source.Weight(var variable) -> buffers.put(value, variable.buffer());
                case Source.Result ignored -> {}
            }
        }
        for (var position = 0; position < live.size(); position++) {
            var value = live.get(position);
            var dying = new ArrayList<Buffer>();
            if (value.source() instanceof Source.Result(var op, var arguments)) {
                compute(value, op, arguments, position, dying);
            }
            for (var owner : dyingAt.getOrDefault(position, List.of())) {
                release(owner, dying);
            }
        }
        var read = new HashMap<Value, Buffer>();
        outputs.forEach(value -> read.put(value, buffer(value)));
        floats.place();
        ints.place();
        var offsets = new LinkedHashMap<Buffer, Integer>();
        numbers.forEach((buffer, number) -> offsets.put(buffer, placement(buffer).at(number)));
        var layout = new Layout(offsets, views(), floats.end(), ints.end());
        var memory = new ProgramMemory(
                (long) layout.elements() * BYTES, mostAlive * BYTES, mostRooms * BYTES, fixed * BYTES);
        return new Program(instructions, inputs, read, layout, arena, memory);
    }

    private void compute(Value value, Op op, List<Value> arguments, int position, List<Buffer> dying) {
        var windows = new ArrayList<Buffer>();
        for (var i = 0; i < arguments.size(); i++) {
            windows.add(op.readsColumnBlocks(i) ? buffer(arguments.get(i)) : inRows(arguments.get(i)));
        }
        var output = place(value, op, arguments, position);
        if (!op.isView()) {
            var rooms = new ArrayList<Buffer>();
            instructions.add(new Instruction(value, op.bind(windows, output, length -> room(Math.max(1, length), rooms)), output, dying));
            mostRooms = Math.max(mostRooms, rooms.stream().mapToLong(Buffer::length).sum());
            rooms.forEach(room -> floats.release(numberOf(room)));
        }
        var target = targets.get(value);
        if (target != null && !target.equals(output)) {
            instructions.add(new Instruction(value, () -> target.writeRows(output.floats(), output.offset()), target, List.of()));
        }
    }

    /** The window of a value that is stored row by row: its own, or one that it is copied into. */
    private Buffer inRows(Value value) {
        var buffer = buffer(value);
        if (!buffer.columnBlocks()) {
            return buffer;
        }
        return rows.computeIfAbsent(value, ignored -> {
            var copy = ofItsOwn(value);
            instructions.add(new Instruction(value, () -> buffer.readRows(copy.floats(), copy.offset()), copy, List.of()));
            return copy;
        });
    }

    /** Fills {@link #owners} and the last position at which each owner's window is read. */
    private void findLastUses() {
        for (var position = 0; position < live.size(); position++) {
            var value = live.get(position);
            owners.put(value, value);
            lastUse.put(value, position);
            if (value.source() instanceof Source.Result(var op, var arguments)) {
                for (var argument : arguments) {
                    lastUse.put(owner(argument), position);
                }
                if (op.isView() && !targets.containsKey(value)) {
                    owners.put(value, owner(arguments.getFirst()));
                    lastUse.remove(value);
                }
            }
        }
        outputs.forEach(value -> lastUse.put(owner(value), Integer.MAX_VALUE));
    }

    private Buffer place(Value value, Op op, List<Value> arguments, int position) {
        var target = targets.get(value);
        if (target != null) {
            var output = target.columnBlocks() && !op.writesColumnBlocks() ? ofItsOwn(value) : target;
            buffers.put(value, output);
            return output;
        }
        if (op.isView()) {
            var view = new Buffer(value.spec());
            view.placeAt(inRows(arguments.getFirst()));
            buffers.put(value, view);
            return view;
        }
        if (op.inPlace()) {
            for (var argument : arguments) {
                var owner = owner(argument);
                var number = numbers.get(buffer(owner));
                if (number != null && lastUse(owner) == position && argument.spec().equals(value.spec()) && takenOver.add(owner)) {
                    return place(value, number);
                }
            }
        }
        return allocate(value);
    }

    private Buffer allocate(Value value) {
        var elements = value.shape().elements();
        alive += elements;
        mostAlive = Math.max(mostAlive, alive);
        return place(value, value.dtype() == DType.FLOAT32 ? floats.take(elements) : ints.take(elements));
    }

    /** A window outside the arena. */
    private Buffer ofItsOwn(Value value) {
        fixed += value.shape().elements();
        return Buffer.allocate(value.spec());
    }

    /** A window that only one op uses. */
    private Buffer room(int length, List<Buffer> rooms) {
        var room = new Buffer(Spec.floats(Shape.of(length)));
        numbers.put(room, floats.take(length));
        rooms.add(room);
        return room;
    }

    private int numberOf(Buffer buffer) {
        var number = numbers.get(buffer);
        if (number == null) {
            throw new IllegalStateException("a window of " + buffer.spec() + " has no place");
        }
        return number;
    }

    private Buffer place(Value value, int number) {
        var buffer = new Buffer(value.spec());
        numbers.put(buffer, number);
        buffers.put(value, buffer);
        return buffer;
    }

    private void release(Value owner, List<Buffer> dying) {
        var buffer = buffer(owner);
        var number = numbers.get(buffer);
        if (number != null && !takenOver.contains(owner)) {
            placement(buffer).release(number);
            alive -= buffer.length();
            dying.add(buffer);
        }
    }

    private Map<Buffer, Buffer> views() {
        var views = new HashMap<Buffer, Buffer>();
        for (var value : live) {
            if (owner(value) != value) {
                views.put(buffer(value), inRows(owner(value)));
            }
        }
        return views;
    }

    private WindowPlacement placement(Buffer buffer) {
        return buffer.spec().dtype() == DType.FLOAT32 ? floats : ints;
    }

    private Value owner(Value value) {
        var owner = owners.get(value);
        if (owner == null) {
            throw new IllegalStateException("value " + value + " is read before it is computed");
        }
        return owner;
    }

    private int lastUse(Value owner) {
        return lastUse.getOrDefault(owner, -1);
    }

    private Buffer buffer(Value value) {
        var buffer = buffers.get(value);
        if (buffer == null) {
            throw new IllegalStateException("value " + value + " has no window");
        }
        return buffer;
    }
}
