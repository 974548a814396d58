package io.lanewise.io;

import io.lanewise.graph.Variable;
import io.lanewise.io.hdf5.Hdf5Dataset;
import io.lanewise.io.hdf5.Hdf5Group;
import io.lanewise.io.hdf5.Hdf5Object;
import io.lanewise.model.LayerState;
import io.lanewise.model.Network;
import io.lanewise.optimizer.OptimizerState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads weights as Keras 1 and 2 stored them, and Keras 3 in whole-model {@code .h5} files: attributes name the layers in order and
 * their weights in order. As in Keras, layers that have weights are matched by their order, whatever their names.
 */
final class LegacyWeights {
    static final String LAYER_NAMES = "layer_names";
    private static final String WEIGHT_NAMES = "weight_names";
    private static final String OPTIMIZER = "optimizer_weights";

    private LegacyWeights() {}

    /** Whether a group has weights in this form. */
    static boolean accepts(Hdf5Group group) throws IOException {
        return group.attribute(LAYER_NAMES).isPresent() || group.attribute(LAYER_NAMES + 0).isPresent();
    }

    /**
     * Reads the weights of a model that is built, and its optimizer's state if it is given.
     *
     * @param group has the layers
     * @param root may have the optimizer's state
     * @throws ModelFormatException if they do not fit; nothing has changed then
     */
    static void read(Hdf5Group group, Hdf5Group root, String file, Network network, @Nullable OptimizerState optimizer, boolean skipMismatch)
            throws IOException {
        var plan = new WeightPlan(file, skipMismatch, null);
        var names = new ArrayList<String>();
        var weights = new ArrayList<List<Hdf5Dataset>>();
        for (var name : strings(group, LAYER_NAMES)) {
            var layer = group.findGroup(name).orElseThrow(() -> missing(file, group, name));
            var datasets = datasets(layer, file);
            if (!datasets.isEmpty()) {
                names.add(name);
                weights.add(datasets);
            }
        }
        var layers = network.layers().stream().filter(layer -> !layer.variables().isEmpty()).toList();
        if (layers.size() != names.size()) {
            plan.problem(group.path(), "expected " + layers.size() + " layers with weights " + layers.stream().map(LayerState::name).toList() + ", found "
                    + names.size() + " " + names);
        } else {
            for (var i = 0; i < names.size(); i++) {
                var expected = ordered(layers.get(i)).stream().map(variable -> new WeightPlan.Expected(variable.name(), Numbers.of(variable))).toList();
                plan.add(group.path() + "/" + names.get(i) + " (layer \"" + layers.get(i).name() + "\")", weights.get(i), expected);
            }
        }
        if (optimizer != null) {
            var kept = root.findGroup(OPTIMIZER);
            OptimizerWeights.plan(kept.isPresent() ? datasets(kept.get(), file) : List.of(), optimizer, plan);
        }
        plan.run();
    }

    /** What training changes comes first, then the rest, of a model within the model as of a layer. */
    private static List<Variable> ordered(LayerState layer) {
        var trained = layer.trainedVariables();
        var order = new ArrayList<Variable>();
        for (var first : List.of(true, false)) {
            layer.variables().stream().filter(variable -> trained.contains(variable) == first).forEach(order::add);
        }
        return order;
    }

    private static List<Hdf5Dataset> datasets(Hdf5Group group, String file) throws IOException {
        var datasets = new ArrayList<Hdf5Dataset>();
        for (var name : strings(group, WEIGHT_NAMES)) {
            datasets.add(group.findDataset(name).orElseThrow(() -> missing(file, group, name)));
        }
        return datasets;
    }

    /** The texts of an attribute, which is split into several with 0, 1, … behind the name where it is long. */
    private static List<String> strings(Hdf5Object object, String name) throws IOException {
        var whole = object.attribute(name);
        if (whole.isPresent()) {
            return whole.get().strings();
        }
        var parts = new ArrayList<String>();
        for (var i = 0; object.attribute(name + i).isPresent(); i++) {
            parts.addAll(object.attribute(name + i).get().strings());
        }
        return parts;
    }

    private static ModelFormatException missing(String file, Hdf5Group group, String name) {
        return new ModelFormatException(file + ": " + group.path() + ": expected \"" + name + "\", which its attributes name, found only "
                + "other things; the file is damaged");
    }
}
