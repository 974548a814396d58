package io.lanewise.layer;

import io.lanewise.config.Catalogue;
import io.lanewise.config.Kind;
import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonView;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All operations, and how calls of them are read: options stand in {@code config}, symbols and constants in the {@code args} of the call.
 * Keras has layers of the same names (Reshape, Softmax, Add, …); an entry's {@code module} tells which is meant.
 *
 * <p>Whatever an operation does, the first axis stays the batch: one that would move it, remove it or compute along it is refused.
 *
 * <p>Source: Keras {@code keras.src.ops}.
 */
public final class Operations {
    /** All of them by Keras's names. {@code Divide} and {@code TrueDivide} are the same here. */
    public static final Catalogue<Operation> CATALOGUE = new Catalogue<>("operation", "keras.ops", all(), Map.of("Divide", "TrueDivide"));

    private Operations() {}

    private static List<Kind<? extends Operation>> all() {
        return Stream.of(
                        Arithmetic.kinds(), ElementOperations.KINDS, ActivationOperations.KINDS, ReduceOperations.KINDS, ShapeOperations.KINDS,
                        JoinOperations.KINDS, ProductOperations.KINDS, GetItem.KINDS)
                .<Kind<? extends Operation>>flatMap(List::stream)
                .toList();
    }

    /** Whether an entry of a graph is an operation rather than a layer. */
    public static boolean describes(JsonView entry) {
        var module = entry.find("module").map(JsonView::string).orElse("");
        return module.startsWith("keras.src.ops") || module.startsWith("keras.ops");
    }

    /**
     * The operation of an entry of a graph, with the constants that it is called on.
     *
     * @throws UnknownNameException if there is no such operation here, or it has an option that is not here
     */
    public static Operation read(JsonView entry) {
        var operation = CATALOGUE.fromConfig(entry.get("class_name").string(), entry.get("config")).withName(entry.get("name").string());
        var calls = entry.get("inbound_nodes").elements().stream().map(node -> places(node.get("args").elements())).distinct().toList();
        if (calls.size() > 1) {
            throw entry.error("expected calls on the same constants, received " + calls);
        }
        return calls.isEmpty() || calls.getFirst().stream().allMatch(Optional::isEmpty) ? operation : operation.with(Operation.ARGUMENTS, calls.getFirst());
    }

    private static List<Optional<Json>> places(List<JsonView> arguments) {
        return arguments.stream().map(argument -> Optional.of(argument.json()).filter(Operation::isConstant)).toList();
    }
}
