package io.lanewise.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** Which values of a tape are needed. */
public final class Liveness {
    private Liveness() {}

    /** The wanted values and all they are computed from, in the order of tracing. */
    public static List<Value> of(Collection<Value> wanted) {
        var live = new HashSet<>(wanted);
        var open = new ArrayDeque<>(live);
        while (!open.isEmpty()) {
            if (open.pop().source() instanceof Source.Result(var ignored, var inputs)) {
                for (var input : inputs) {
                    if (live.add(input)) {
                        open.push(input);
                    }
                }
            }
        }
        return live.stream().sorted(Comparator.comparingInt(Value::id)).toList();
    }
}
