package io.lanewise.optimizer;

import io.lanewise.config.Catalogue;
import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which optimizer each variable follows, by its path, such as {@code encoder/kernel}: that of the very same path; else that whose regular
 * expression fits the path from its first letter to its last; else the default. Keras's {@code OptimizerMap}.
 *
 * <p>Paths are those of layers and weights, as Keras has them in functional and in loaded models; a Sequential that was only just made in Python
 * has its own name before them. An optimizer that is given for several patterns is one for each of them.
 */
public final class OptimizerMap extends Configured<OptimizerMap> {
    private static final String EXPECTED = "an optimizer that is no LossScaleOptimizer and no MultiOptimizer";

    /** What variables follow that no pattern fits. */
    public static final Option<Optimizer<?>> DEFAULT_OPTIMIZER = Option.required("default_optimizer", LossScaleOptimizer.OPTIMIZER).within(EXPECTED, OptimizerMap::isPlain);
    /** Optimizers by paths or regular expressions, in the order in which files hold their states. */
    public static final Option<Map<String, Optimizer<?>>> OPTIMIZER_MAP = Option.of(
                    "optimizer_map", new OptionType<>("optimizers by paths or regular expressions", OptimizerMap::read, OptimizerMap::write),
                    Map.<String, Optimizer<?>>of())
            .within(EXPECTED + " for each pattern", map -> map.values().stream().allMatch(OptimizerMap::isPlain))
            .withNull(Map.of())
            .written();

    static final Kind<OptimizerMap> KIND = Kind.of("OptimizerMap", OptimizerMap::new, DEFAULT_OPTIMIZER, OPTIMIZER_MAP);
    static final Catalogue<OptimizerMap> CATALOGUE = new Catalogue<>("optimizer map", "keras.optimizers", List.of(KIND), Map.of());

    private OptimizerMap(Values values) {
        super(values);
        get(OPTIMIZER_MAP).keySet().forEach(OptimizerMap::compiled);
    }

    /** Nothing but a default. */
    public static OptimizerMap of(Optimizer<?> defaultOptimizer) {
        return KIND.create(KIND.values().with(DEFAULT_OPTIMIZER, defaultOptimizer));
    }

    /**
     * The same with an optimizer for some variables.
     *
     * @param pattern a path, or a regular expression of whole paths, such as {@code encoder/.*}
     * @throws IllegalArgumentException if there is one for the pattern already, or it is no regular expression
     */
    public OptimizerMap withOptimizer(String pattern, Optimizer<?> optimizer) {
        var map = new LinkedHashMap<>(get(OPTIMIZER_MAP));
        if (map.putIfAbsent(pattern, optimizer) != null) {
            throw new IllegalArgumentException("OptimizerMap: expected a pattern without an optimizer, received \"" + pattern + "\", which has "
                    + get(OPTIMIZER_MAP).get(pattern) + "; give each pattern once");
        }
        return with(OPTIMIZER_MAP, Collections.unmodifiableMap(map));
    }

    /** All optimizers: those of the patterns in order, then the default. */
    public List<Optimizer<?>> optimizers() {
        var all = new ArrayList<Optimizer<?>>(get(OPTIMIZER_MAP).values());
        all.add(get(DEFAULT_OPTIMIZER));
        return List.copyOf(all);
    }

    /** The same patterns with other optimizers, in the same order. */
    OptimizerMap withOptimizers(List<Optimizer<?>> optimizers) {
        var map = new LinkedHashMap<String, Optimizer<?>>();
        get(OPTIMIZER_MAP).keySet().forEach(pattern -> map.put(pattern, optimizers.get(map.size())));
        return with(OPTIMIZER_MAP, Collections.unmodifiableMap(map)).with(DEFAULT_OPTIMIZER, optimizers.getLast());
    }

    /**
     * The place among {@link #optimizers} of the one that a variable follows.
     *
     * @throws IllegalArgumentException if several patterns fit, and none is the path itself
     */
    int indexOf(String path) {
        var patterns = List.copyOf(get(OPTIMIZER_MAP).keySet());
        if (patterns.contains(path)) {
            return patterns.indexOf(path);
        }
        var fitting = patterns.stream().filter(pattern -> compiled(pattern).matcher(path).matches()).toList();
        if (fitting.size() > 1) {
            throw new IllegalArgumentException("OptimizerMap: expected at most one pattern that fits the variable " + path + ", received " + fitting
                    + "; give an optimizer for that very path, or patterns that have no path in common");
        }
        return fitting.isEmpty() ? patterns.size() : patterns.indexOf(fitting.getFirst());
    }

    private static boolean isPlain(Optimizer<?> optimizer) {
        return !(optimizer instanceof LossScaleOptimizer || optimizer instanceof MultiOptimizer);
    }

    private static Pattern compiled(String pattern) {
        try {
            return Pattern.compile(pattern);
        } catch (PatternSyntaxException none) {
            throw new IllegalArgumentException("OptimizerMap: expected paths or regular expressions, received \"" + pattern + "\": " + none.getDescription()
                    + "; quote brackets and signs by a backslash", none);
        }
    }

    private static Map<String, Optimizer<?>> read(JsonView view) {
        var map = new LinkedHashMap<String, Optimizer<?>>();
        view.members().forEach((pattern, optimizer) -> map.put(pattern, Optimizers.CATALOGUE.read(optimizer)));
        return Collections.unmodifiableMap(map);
    }

    private static Json write(Map<String, Optimizer<?>> map) {
        var json = JsonObject.builder();
        map.forEach((pattern, optimizer) -> json.put(pattern, Optimizers.CATALOGUE.write(optimizer)));
        return json.build();
    }
}
