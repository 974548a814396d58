package io.lanewise.io;

import io.lanewise.config.Names;
import io.lanewise.io.hdf5.ElementSource;
import io.lanewise.io.hdf5.Hdf5Writer;
import io.lanewise.io.hdf5.NewGroup;
import io.lanewise.io.hdf5.NumberKind;
import io.lanewise.model.Network;
import io.lanewise.optimizer.LossScaleOptimizer;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.tensor.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Lays out {@code model.weights.h5}: a model's variables and its optimizer's, which are written from where they lie. Or several such files, each with
 * as many of them as it takes.
 */
final class WeightsWriter {
    private final long most;
    private final List<Map<String, NewGroup>> files = new ArrayList<>();
    private final Map<String, SequencedSet<Integer>> places = new LinkedHashMap<>();
    private final Numbers.Rows room = new Numbers.Rows();
    private long inLast;
    private long total;

    private WeightsWriter(long most) {
        this.most = most;
        begin();
    }

    /**
     * Several files.
     *
     * @param files what they hold
     * @param places which of them have variables of a group, by its path
     * @param bytes what all variables take
     */
    record Shards(List<Hdf5Writer> files, Map<String, SequencedSet<Integer>> places, long bytes) {}

    /** The file of a model that is built, and of its optimizer if it has begun. */
    static Hdf5Writer of(Network network, @Nullable OptimizerState optimizer) {
        return shards(network, optimizer, Long.MAX_VALUE).files().getFirst();
    }

    /**
     * The same in files of at most so many bytes of numbers.
     *
     * @throws IllegalArgumentException if a variable is larger
     */
    static Shards shards(Network network, @Nullable OptimizerState optimizer, long most) {
        var writer = new WeightsWriter(most);
        writer.group("vars").attribute("name", network.name());
        for (var group : WeightPaths.of(network)) {
            writer.group(group.path()).attribute("name", group.name());
            for (var i = 0; i < group.variables().size(); i++) {
                writer.add(group.path(), i, Numbers.of(group.variables().get(i)));
            }
            writer.addIdfWeights(group);
        }
        if (optimizer != null) {
            writer.addOptimizer("optimizer", optimizer);
        }
        return new Shards(writer.files.stream().map(groups -> new Hdf5Writer(group(groups, ""))).toList(), writer.places, writer.total);
    }

    /** Everything that an optimizer keeps; and once more that of each of its parts, which Keras writes and looks for in both places. */
    private void addOptimizer(String path, OptimizerState optimizer) {
        group(path + "/vars").attribute("name", Names.toSnakeCase(optimizer.optimizer().className()));
        var number = 0;
        for (var each : optimizer.withParts()) {
            number = add(path + "/vars", number, each);
        }
        var within = optimizer.optimizer() instanceof LossScaleOptimizer ? "/inner_optimizer/optimizers/" : "/optimizers/";
        var names = new HashMap<String, Integer>();
        for (var part : optimizer.parts()) {
            var name = Names.toSnakeCase(part.optimizer().className());
            var before = names.merge(name, 1, Integer::sum) - 1;
            addOptimizer(path + within + name + (before == 0 ? "" : "_" + before), part);
        }
    }

    /** @return the number of the variable to come */
    private int add(String path, int first, OptimizerState optimizer) {
        var number = first;
        for (var scalar : optimizer.scalars()) {
            if (scalar.dtype() == DType.INT32) {
                addInteger(path, number++, (int) scalar.at(0));
            } else {
                add(path, Integer.toString(number++), NumberKind.FLOAT32, ElementSource.of(new float[] {(float) scalar.at(0)}, 0));
            }
        }
        for (var slot : optimizer.slots()) {
            if (slot.kind() == OptimizerState.SlotKind.PLACEHOLDER) {
                addInteger(path, number++, 0);
            } else {
                add(path, number++, Numbers.of(slot));
            }
        }
        return number;
    }

    private void addIdfWeights(WeightPaths.Group group) {
        var weights = new float[group.idfWeights().size()];
        for (var i = 0; i < weights.length; i++) {
            weights[i] = group.idfWeights().get(i).floatValue();
        }
        if (weights.length > 0) {
            add(group.path(), "idf_weights", NumberKind.FLOAT32, ElementSource.of(weights, 0), weights.length);
        }
    }

    private void addInteger(String path, int number, int value) {
        add(path, Integer.toString(number), NumberKind.INT32, ElementSource.of(new int[] {value}, 0));
    }

    private void add(String path, int number, Numbers numbers) {
        add(path, Integer.toString(number), NumberKind.FLOAT32, numbers.source(room), IntStream.of(numbers.shape().toArray()).asLongStream().toArray());
    }

    /** Adds numbers to the last file, or to a new one if they do not fit in there. */
    private void add(String path, String name, NumberKind kind, ElementSource source, long... shape) {
        var bytes = LongStream.of(shape).reduce(kind.size(), Math::multiplyExact);
        if (bytes > most) {
            throw new IllegalArgumentException("saveWeights: expected variables of at most the " + most + " bytes that a file takes, received " + path + "/" + name + " of "
                    + bytes + "; give a larger maxShardSize");
        }
        if (bytes > most - inLast) {
            begin();
        }
        inLast += bytes;
        total += bytes;
        group(path).dataset(name, shape, kind, source);
        places.computeIfAbsent(path, _ -> new LinkedHashSet<>()).add(files.size() - 1);
    }

    private void begin() {
        files.add(new HashMap<>(Map.of("", NewGroup.root())));
        inLast = 0;
    }

    private NewGroup group(String path) {
        return group(files.getLast(), path);
    }

    /** The group of a path, with those above it. */
    private static NewGroup group(Map<String, NewGroup> groups, String path) {
        var known = groups.get(path);
        if (known == null) {
            var slash = path.lastIndexOf('/');
            known = group(groups, path.substring(0, Math.max(0, slash))).group(path.substring(slash + 1));
            groups.put(path, known);
        }
        return known;
    }
}
