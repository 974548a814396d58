package io.lanewise.gradient;

import io.lanewise.engine.PoolingAxis;
import io.lanewise.graph.Domain;
import io.lanewise.graph.Op;
import io.lanewise.graph.Spec;
import io.lanewise.op.Ops;
import io.lanewise.op.Window;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Random ops of one kind, on random inputs. The kinds are found by looking through the compiled classes: every record that is an op,
 * and for a family of functions every function. Components and shapes are drawn until the op accepts them.
 */
final class RandomOps {
    private static final int MOST_DRAWS = 2_000_000;
    private static final String FAMILY = "function";

    private final Class<? extends Op> type;
    private final @Nullable Object function;
    /** How many inputs, of which type and rank, the op accepted last. */
    private @Nullable List<Spec> accepted;

    private RandomOps(Class<? extends Op> type, @Nullable Object function) {
        this.type = type;
        this.function = function;
    }

    /** An op with inputs that it accepts. */
    record Case(Op op, List<Tensor> inputs) {
        @Override
        public String toString() {
            return op + " of " + inputs;
        }
    }

    static List<RandomOps> all() throws IOException, URISyntaxException {
        var root = Path.of(Ops.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var found = new ArrayList<RandomOps>();
        try (var files = Files.walk(root)) {
            for (var file : files.filter(file -> file.toString().endsWith(".class") && !file.endsWith("module-info.class")).toList()) {
                var name = root.relativize(file).toString().replaceAll("\\.class$", "").replace(file.getFileSystem().getSeparator(), ".");
                var type = load(name);
                if (Op.class.isAssignableFrom(type) && type.isRecord()) {
                    addKinds(type.asSubclass(Op.class), found);
                }
            }
        }
        found.sort(Comparator.comparing(RandomOps::toString));
        return found;
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, RandomOps.class.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    private static void addKinds(Class<? extends Op> type, List<RandomOps> found) {
        var family = Arrays.stream(type.getRecordComponents()).filter(component -> component.getName().equals(FAMILY)).findFirst();
        if (family.isPresent()) {
            Arrays.stream(family.get().getType().getEnumConstants()).forEach(constant -> found.add(new RandomOps(type, constant)));
        } else {
            found.add(new RandomOps(type, null));
        }
    }

    Case draw(Random random) {
        for (var draws = 0; draws < MOST_DRAWS; draws++) {
            try {
                var op = op(random);
                var specs = specs(op, random);
                op.output(specs);
                accepted = specs;
                return new Case(op, IntStream.range(0, specs.size()).mapToObj(i -> numbers(op, i, specs, random)).toList());
            } catch (IllegalArgumentException refused) {
                // Draw again.
            }
        }
        throw new AssertionError(this + ": accepted nothing in " + MOST_DRAWS + " draws");
    }

    private Op op(Random random) {
        return record(type, random);
    }

    private <R> R record(Class<R> drawn, Random random) {
        var components = drawn.getRecordComponents();
        try {
            var constructor = drawn.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return constructor.newInstance(Arrays.stream(components).map(component -> component(component, random)).toArray());
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new AssertionError(thrown);
        } catch (ReflectiveOperationException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private Object component(RecordComponent component, Random random) {
        var wanted = component.getType();
        if (component.getName().equals(FAMILY) && function != null) {
            return function;
        } else if (wanted == double.class) {
            return random.nextBoolean() ? random.nextDouble() : random.nextDouble() * 4 - 2;
        } else if (wanted == int.class) {
            return random.nextInt(5);
        } else if (wanted == long.class) {
            return random.nextLong();
        } else if (wanted == boolean.class) {
            return random.nextBoolean();
        } else if (wanted == Shape.class) {
            return shape(random);
        } else if (component.getGenericType().getTypeName().contains(Window.class.getName())) {
            return Stream.generate(() -> window(random)).limit(random.nextInt(1, 4)).toList();
        } else if (component.getGenericType().getTypeName().contains(PoolingAxis.class.getName())) {
            return Stream.generate(() -> poolingAxis(random)).limit(random.nextInt(1, 4)).toList();
        } else if (wanted == List.class) {
            var order = new ArrayList<>(IntStream.range(0, random.nextInt(5)).boxed().toList());
            Collections.shuffle(order, random);
            return order;
        } else if (wanted.isEnum()) {
            return wanted.getEnumConstants()[random.nextInt(wanted.getEnumConstants().length)];
        } else if (wanted.isRecord()) {
            return record(wanted, random);
        }
        throw new AssertionError(type.getSimpleName() + ": no way to draw its component " + component);
    }

    private static Window window(Random random) {
        return new Window(random.nextInt(1, 4), random.nextInt(1, 4), random.nextInt(1, 3), random.nextInt(3), random.nextInt(3));
    }

    private static PoolingAxis poolingAxis(Random random) {
        var in = random.nextInt(1, 5);
        var from = random.ints(random.nextInt(1, 4), 0, in).boxed().toList();
        return new PoolingAxis(in, from, from.stream().map(first -> random.nextInt(first, in) + 1).toList());
    }

    private List<Spec> specs(Op op, Random random) {
        var known = RecurrentSpecs.draw(op, random);
        if (known.isPresent()) {
            return known.get();
        }
        var pattern = accepted;
        if (pattern != null && random.nextInt(2) > 0) {
            var equal = pattern.stream().map(Spec::shape).distinct().count() == 1 && random.nextInt(4) > 0;
            var common = sizes(pattern.getFirst().shape().rank(), random);
            var pool = new int[] {1 + random.nextInt(5), 1 + random.nextInt(5)};
            return pattern.stream()
                    .map(spec -> new Spec(equal ? common : Shape.of(random.ints(spec.shape().rank(), 0, 2).map(i -> pool[i]).toArray()), spec.dtype()))
                    .toList();
        }
        var common = shape(random);
        var equal = random.nextBoolean();
        return random.ints(1 + random.nextInt(5), 0, 4)
                .mapToObj(kind -> new Spec(equal ? common : sizes(random.nextInt(random.nextInt(4) > 0 ? 3 : 5), random), kind == 0 ? DType.INT32 : DType.FLOAT32))
                .toList();
    }

    private static Shape shape(Random random) {
        return sizes(random.nextInt(5), random);
    }

    private static Shape sizes(int rank, Random random) {
        return Shape.of(random.ints(rank, 1, 5).toArray());
    }

    private static Tensor numbers(Op op, int index, List<Spec> specs, Random random) {
        var shape = specs.get(index).shape();
        if (specs.get(index).dtype() == DType.INT32) {
            return Tensor.wrap(random.ints(shape.elements(), 0, bound(op, index, specs)).toArray(), shape);
        }
        var domain = op.domain(index);
        var numbers = new float[shape.elements()];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextDouble(domain.low(), domain.high());
        }
        return Tensor.wrap(numbers, shape);
    }

    /** Integers are drawn from 0 to this: what the op says, else so that they may count along any axis of the first input. */
    private static int bound(Op op, int index, List<Spec> specs) {
        if (!op.domain(index).equals(Domain.ANY)) {
            return (int) op.domain(index).high();
        }
        return Math.max(1, Arrays.stream(specs.getFirst().shape().toArray()).min().orElse(4));
    }

    @Override
    public String toString() {
        return type.getSimpleName() + (function == null ? "" : "." + function);
    }
}
