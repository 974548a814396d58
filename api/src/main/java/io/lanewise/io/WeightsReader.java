package io.lanewise.io;

import io.lanewise.io.hdf5.Hdf5Dataset;
import io.lanewise.io.hdf5.Hdf5Group;
import io.lanewise.model.Network;
import io.lanewise.optimizer.OptimizerState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads weights as Keras 3 stores them ({@code model.weights.h5}, {@code .weights.h5}). Where each of them stands: {@link WeightPaths}. */
final class WeightsReader {
    private static final String LAYERS = "layers";
    /** What Keras 2.13 called it. */
    private static final String OLD_LAYERS = "_layer_checkpoint_dependencies";
    private static final String OPTIMIZER = "optimizer/vars";

    private WeightsReader() {}

    /** Whether a file has weights in this form. */
    static boolean accepts(Hdf5Group root) throws IOException {
        return root.names().contains(LAYERS) || root.names().contains(OLD_LAYERS);
    }

    /**
     * Reads the weights of a model that is built, and its optimizer's state if there is one.
     *
     * @param roots the file's root, or those of several files that share the weights among them
     * @param optimizer gives the state to read into, or null; asked only if the file has one, because a state takes as much memory as weights do
     * @throws ModelFormatException if they do not fit; nothing has changed then
     */
    static void read(List<Hdf5Group> roots, WeightPlan plan, Network network, Supplier<@Nullable OptimizerState> optimizer) throws IOException {
        // A state moves the weights, so that it comes first.
        var found = numbered(roots, OPTIMIZER);
        var state = found.isEmpty() ? null : optimizer.get();
        var layers = roots.getFirst().names().contains(OLD_LAYERS) ? OLD_LAYERS : LAYERS;
        for (var group : WeightPaths.of(network)) {
            var path = layers + group.path().substring(LAYERS.length());
            var expected = group.variables().stream().map(variable -> new WeightPlan.Expected(variable.name(), Numbers.of(variable))).toList();
            plan.add(path + " (layer \"" + group.layer() + "\")", numbered(roots, path), expected);
        }
        if (state != null) {
            OptimizerWeights.plan(found, state, plan);
        }
        plan.run();
    }

    /** The datasets 0, 1, … of a group, as far as they go. */
    private static List<Hdf5Dataset> numbered(List<Hdf5Group> roots, String path) throws IOException {
        var groups = new ArrayList<Hdf5Group>();
        for (var root : roots) {
            root.findGroup(path).ifPresent(groups::add);
        }
        var datasets = new ArrayList<Hdf5Dataset>();
        var found = find(groups, 0);
        while (found.isPresent()) {
            datasets.add(found.get());
            found = find(groups, datasets.size());
        }
        return datasets;
    }

    private static Optional<Hdf5Dataset> find(List<Hdf5Group> groups, int number) throws IOException {
        for (var group : groups) {
            var found = group.findDataset(Integer.toString(number));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
