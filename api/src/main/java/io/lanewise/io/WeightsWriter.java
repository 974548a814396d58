package io.lanewise.io;

import io.lanewise.config.Names;
import io.lanewise.io.hdf5.ElementSource;
import io.lanewise.io.hdf5.Hdf5Writer;
import io.lanewise.io.hdf5.NewGroup;
import io.lanewise.io.hdf5.NumberKind;
import io.lanewise.model.Network;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.tensor.DType;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Lays out {@code model.weights.h5}: a model's variables and its optimizer's, which are written from where they lie. */
final class WeightsWriter {
    private final Map<String, NewGroup> groups = new HashMap<>();

    private WeightsWriter() {
        groups.put("", NewGroup.root());
    }

    /** The file of a model that is built, and of its optimizer if it has begun. */
    static Hdf5Writer of(Network network, @Nullable OptimizerState optimizer) {
        var tree = new WeightsWriter();
        tree.group("vars").attribute("name", network.name());
        for (var group : WeightPaths.of(network)) {
            var target = tree.group(group.path());
            target.attribute("name", group.name());
            for (var i = 0; i < group.variables().size(); i++) {
                add(target, i, Numbers.of(group.variables().get(i)));
            }
        }
        if (optimizer != null) {
            tree.add(optimizer);
        }
        return new Hdf5Writer(tree.group(""));
    }

    private void add(OptimizerState optimizer) {
        var target = group("optimizer/vars");
        target.attribute("name", Names.toSnakeCase(optimizer.optimizer().className()));
        var number = 0;
        for (var scalar : optimizer.scalars()) {
            if (scalar.dtype() == DType.INT32) {
                addInteger(target, number++, (int) scalar.at(0));
            } else {
                target.dataset(Integer.toString(number++), new long[0], NumberKind.FLOAT32, ElementSource.of(new float[] {(float) scalar.at(0)}, 0));
            }
        }
        for (var slot : optimizer.slots()) {
            if (slot.kind() == OptimizerState.SlotKind.PLACEHOLDER) {
                addInteger(target, number++, 0);
            } else {
                add(target, number++, Numbers.of(slot));
            }
        }
    }

    private static void addInteger(NewGroup group, int number, int value) {
        group.dataset(Integer.toString(number), new long[0], NumberKind.INT32, ElementSource.of(new int[] {value}, 0));
    }

    private static void add(NewGroup group, int number, Numbers numbers) {
        var shape = IntStream.of(numbers.shape().toArray()).asLongStream().toArray();
        group.dataset(Integer.toString(number), shape, NumberKind.FLOAT32, numbers.source());
    }

    /** The group of a path, with those above it. */
    private NewGroup group(String path) {
        var known = groups.get(path);
        if (known == null) {
            var slash = path.lastIndexOf('/');
            known = group(path.substring(0, Math.max(0, slash))).group(path.substring(slash + 1));
            groups.put(path, known);
        }
        return known;
    }
}
