package io.lanewise.train;

import io.lanewise.config.UnknownNameException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that is said of a model's outputs: once for all of them, or for each.
 *
 * @param <T> what is said
 */
public sealed interface PerOutput<T> {
    /**
     * The same for every output.
     *
     * @param value what is said
     */
    record Same<T>(T value) implements PerOutput<T> {}

    /**
     * For each output in order.
     *
     * @param values what is said; null where nothing is
     */
    record InOrder<T>(List<@Nullable T> values) implements PerOutput<T> {
        /** Copies the list. */
        public InOrder {
            values = Collections.unmodifiableList(new ArrayList<>(values));
        }
    }

    /**
     * By the output's name; of outputs that are left out nothing is said.
     *
     * @param values what is said
     */
    record Named<T>(Map<String, T> values) implements PerOutput<T> {
        /** Copies the map. */
        public Named {
            values = Map.copyOf(values);
        }
    }

    /**
     * What is said of each of these outputs; null where nothing is.
     *
     * @param what what is said, for errors, such as {@code loss}
     * @throws IllegalArgumentException if there are not as many, or one is named that does not exist
     */
    default List<@Nullable T> of(String what, List<String> outputs) {
        return switch (this) {
            case Same<T>(var value) -> Collections.nCopies(outputs.size(), value);
            case InOrder<T>(var values) -> {
                if (values.size() != outputs.size()) {
                    throw new IllegalArgumentException("compile: expected a " + what + " for each of the outputs " + outputs + ", received " + values);
                }
                yield values;
            }
            case Named<T>(var values) -> {
                for (var name : values.keySet()) {
                    if (!outputs.contains(name)) {
                        throw new UnknownNameException("output with a " + what, name, outputs);
                    }
                }
                var found = new ArrayList<@Nullable T>();
                outputs.forEach(name -> found.add(values.get(name)));
                yield found;
            }
        };
    }
}
