package io.lanewise.io;

import io.lanewise.config.Names;
import io.lanewise.graph.Variable;
import io.lanewise.layer.IndexLookup;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Wrapper;
import io.lanewise.model.LayerState;
import io.lanewise.model.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the variables of a model stand in Keras's weight files: below {@code layers}, under each layer's class name in snake case, made
 * unique in the model's order (a layer's own name plays no part), in a group {@code vars}, numbered in the order of creation, weights
 * before state. A variable of a part of the layer, such as {@code cell/kernel}, has that part's name before {@code vars}.
 */
final class WeightPaths {
    private WeightPaths() {}

    /**
     * A group of variables.
     *
     * @param path its path in the file, such as {@code layers/lstm/cell/vars}
     * @param name the layer's or the part's own name
     * @param layer the layer's name in the model
     * @param variables the variables, named 0, 1, … in the group
     * @param idfWeights what a layer that looks tokens up keeps there too
     */
    record Group(String path, String name, String layer, List<Variable> variables, List<Double> idfWeights) {
        /** A group without variables. */
        static Group empty(String path, String name, String layer) {
            return new Group(path, name, layer, List.of(), List.of());
        }
    }

    /** All groups of a model in its order; a layer without variables has an empty one, and one that is met again has none. */
    static List<Group> of(Network network) {
        var groups = new ArrayList<Group>();
        add(network, "", groups, new HashSet<>());
        return groups;
    }

    /** The groups of a model below a path, which is empty or ends with a slash. */
    private static void add(Network network, String below, List<Group> groups, Set<LayerState> seen) {
        var names = new Names();
        for (var layer : network.layers()) {
            var path = below + "layers/" + names.uniqueFor(layer.layer().ownClass()) + "/";
            if (seen.add(layer)) {
                layer.network().ifPresentOrElse(nested -> {
                    groups.add(Group.empty(path + "vars", layer.name(), layer.name()));
                    add(nested, path, groups, seen);
                }, () -> {
                    add(layer, path, groups);
                    layer.wrapped().ifPresent(nested -> {
                        var part = path + "layer/".repeat(depth(layer.layer()));
                        groups.add(Group.empty(part + "vars", nested.name(), layer.name()));
                        add(nested, part, groups, seen);
                    });
                });
            }
        }
    }

    /** How many layers are around what is wrapped. */
    private static int depth(Layer layer) {
        return layer instanceof Wrapper wrapper ? 1 + depth(wrapper.inner()) : 0;
    }

    private static void add(LayerState layer, String below, List<Group> groups) {
        var parts = new LinkedHashMap<String, List<Variable>>();
        parts.put("", new ArrayList<>());
        layer.variablesByName().forEach((name, variable) -> {
            if (variable.trainable()) {
                part(parts, name).add(variable);
            }
        });
        layer.variablesByName().forEach((name, variable) -> {
            if (!variable.trainable()) {
                part(parts, name).add(variable);
            }
        });
        layer.layer().weightsOfParts().forEach((name, part) -> {
            var variable = layer.variablesByName().get(name);
            if (variable != null) {
                parts.computeIfAbsent(part, _ -> new ArrayList<>()).addFirst(variable);
            }
        });
        parts.forEach((part, variables) -> {
            // The part's own name is the last step of its path, which ends with a slash.
            var name = part.isEmpty() ? layer.name() : part.substring(part.lastIndexOf('/', part.length() - 2) + 1, part.length() - 1);
            var idfWeights = part.isEmpty() && layer.layer() instanceof IndexLookup<?, ?> lookup ? lookup.idfWeights() : List.<Double>of();
            groups.add(new Group(below + part + "vars", name, layer.name(), List.copyOf(variables), idfWeights));
        });
    }

    private static List<Variable> part(Map<String, List<Variable>> parts, String name) {
        return parts.computeIfAbsent(name.substring(0, name.lastIndexOf('/') + 1), _ -> new ArrayList<>());
    }
}
