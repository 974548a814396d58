package io.lanewise.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Applies rules of fusion to everything that some outputs need, on a fresh tape. */
public final class Fusion {
    private Fusion() {}

    /**
     * Rewrites what the outputs need.
     *
     * @return for each output the value on the fresh tape that takes its place
     */
    public static Map<Value, Value> apply(Collection<Value> outputs, List<? extends Rewrite> rules) {
        var live = Liveness.of(outputs);
        var counts = new HashMap<Value, Integer>();
        outputs.forEach(output -> counts.merge(output, 1, Integer::sum));
        for (var value : live) {
            if (value.source() instanceof Source.Result(var ignored, var inputs)) {
                inputs.forEach(input -> counts.merge(input, 1, Integer::sum));
            }
        }
        var tape = new Tape();
        var fresh = new HashMap<Value, Value>();
        for (var value : live) {
            fresh.put(value, switch (value.source()) {
                case Source.Input(var name) -> tape.input(name, value.spec());
                case Source.Constant(var tensor) -> tape.constant(tensor);
                case Source.Weight(var variable) -> tape.weight(variable);
                case Source.Result result -> {
                    var rewritten = rules.stream()
                            .flatMap(rule -> rule.rewrite(result, candidate -> counts.getOrDefault(candidate, 0) == 1).stream())
                            .findFirst()
                            .orElse(result);
                    yield tape.append(rewritten.op(), rewritten.inputs().stream().map(fresh::get).toList());
                }
            });
        }
        var replaced = new HashMap<Value, Value>();
        outputs.forEach(output -> replaced.put(output, fresh.get(output)));
        return replaced;
    }
}
