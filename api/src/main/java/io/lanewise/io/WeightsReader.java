package io.lanewise.io;

import io.lanewise.io.hdf5.Hdf5Dataset;
import io.lanewise.io.hdf5.Hdf5Group;
import io.lanewise.model.Network;
import io.lanewise.optimizer.OptimizerState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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
     * @param optimizer gives the state to read into, or null; asked only if the file has one, because a state takes as much memory as weights do
     * @throws ModelFormatException if they do not fit; nothing has changed then
     */
    static void read(Hdf5Group root, WeightPlan plan, Network network, Supplier<@Nullable OptimizerState> optimizer) throws IOException {
        // A state moves the weights, so that it comes first.
        var found = numbered(root, OPTIMIZER);
        var state = found.isEmpty() ? null : optimizer.get();
        var layers = root.names().contains(LAYERS) ? LAYERS : OLD_LAYERS;
        for (var group : WeightPaths.of(network)) {
            var path = layers + group.path().substring(LAYERS.length());
            var expected = group.variables().stream().map(variable -> new WeightPlan.Expected(variable.name(), Numbers.of(variable))).toList();
            plan.add(path + " (layer \"" + group.layer() + "\")", numbered(root, path), expected);
        }
        if (state != null) {
            OptimizerWeights.plan(found, state, plan);
        }
        plan.run();
    }

    /** The datasets 0, 1, … of a group, as far as they go. */
    private static List<Hdf5Dataset> numbered(Hdf5Group root, String path) throws IOException {
        var datasets = new ArrayList<Hdf5Dataset>();
        var group = root.findGroup(path);
        if (group.isPresent()) {
            for (var i = 0; group.get().findDataset(Integer.toString(i)).isPresent(); i++) {
                datasets.add(group.get().findDataset(Integer.toString(i)).get());
            }
        }
        return datasets;
    }
}
