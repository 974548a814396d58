package io.lanewise.tune;

import io.lanewise.engine.Philox;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The values that hyper-parameters may have: {@code SearchSpace.of().with("units", 16, 64).with("optimizer", "sgd", "adam")}. Immutable.
 */
public final class SearchSpace {
    /** Apart from the streams of weights and samples. */
    private static final long STREAM = 1L << 41;

    private final Map<String, List<Object>> choices;

    private SearchSpace(Map<String, List<Object>> choices) {
        this.choices = choices;
    }

    /** Nothing to choose yet. */
    public static SearchSpace of() {
        return new SearchSpace(Map.of());
    }

    /**
     * The same with another hyper-parameter.
     *
     * @throws IllegalArgumentException if it is there already, or there are no values or too many combinations
     */
    public SearchSpace with(String name, Object... values) {
        if (choices.containsKey(name) || values.length == 0) {
            throw new IllegalArgumentException("search space: expected a new hyper-parameter and at least one value, received \"" + name + "\" with "
                    + values.length + " values beside " + choices.keySet());
        }
        if ((long) size() * values.length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("search space: expected fewer than 2^31 combinations, received " + size() + " times " + values.length + " values of \"" + name + "\"");
        }
        var more = new LinkedHashMap<>(choices);
        more.put(name, List.of(values));
        return new SearchSpace(more);
    }

    /** How many combinations there are. */
    public int size() {
        return choices.values().stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
    }

    /** All combinations; the last hyper-parameter changes fastest. */
    public List<Setting> grid() {
        return IntStream.range(0, size()).mapToObj(this::setting).toList();
    }

    /**
     * Different combinations by chance, the same ones for the same seed.
     *
     * @param count how many; all if there are not as many
     */
    public List<Setting> random(int count, long seed) {
        if (count < 1) {
            throw new IllegalArgumentException("random search: expected at least one setting, received " + count);
        }
        var order = new int[size()];
        Philox.permutation(seed, STREAM, order, order.length);
        return IntStream.range(0, Math.min(count, order.length)).mapToObj(i -> setting(order[i])).toList();
    }

    private Setting setting(int number) {
        var values = new ArrayList<Object>();
        var rest = number;
        for (var choice : new ArrayList<>(choices.values()).reversed()) {
            values.add(choice.get(rest % choice.size()));
            rest /= choice.size();
        }
        Collections.reverse(values);
        var setting = new LinkedHashMap<String, Object>();
        choices.keySet().forEach(name -> setting.put(name, values.get(setting.size())));
        return new Setting(setting);
    }
}
