package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonView;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Options that say something for each spatial axis, as Keras's JSON gives them: shorter where all axes or both ends are alike. */
final class SpatialJson {
    private SpatialJson() {}

    /** A number above 0 for each axis: an integer for all, or a list. */
    static Option<List<Integer>> factors(String key, int axes, int defaultFactor) {
        var type = new OptionType<List<Integer>>(
                "an integer or a list of " + axes + " integers", view -> factors(view, axes), LayerJson.SIZES.write());
        return Option.of(key, type, Collections.nCopies(axes, defaultFactor))
                .within(axes + " integers above 0", sizes -> sizes.size() == axes && sizes.stream().allMatch(size -> size > 0));
    }

    /** The same, which must be given. */
    static Option<List<Integer>> requiredFactors(String key, int axes) {
        return Option.required(key, factors(key, axes, 1).type())
                .within(axes + " integers above 0", sizes -> sizes.size() == axes && sizes.stream().allMatch(size -> size > 0));
    }

    /** A number for each axis, none of them below the least, or null. */
    static Option<List<Integer>> optionalFactors(String key, int axes, int least) {
        return Option.optional(key, factors(key, axes, 1).type())
                .within(axes + " integers of " + least + " or more", sizes -> sizes.size() == axes && sizes.stream().allMatch(size -> size >= least));
    }

    /** Sizes given as one for all axes, or as one for each. */
    static List<Integer> sizes(int axes, int... sizes) {
        return sizes.length == 1 ? Collections.nCopies(axes, sizes[0]) : Arrays.stream(sizes).boxed().toList();
    }

    /** Two numbers of 0 or more for each axis, at its begin and end: an integer for all, a list of one for each axis, or of pairs. */
    static Option<List<Integer>> borders(String key, int axes, int defaultBorder) {
        var type = new OptionType<List<Integer>>(
                "an integer or a list of " + axes + " pairs of integers", view -> borders(view, axes), sizes -> write(sizes, axes));
        return Option.of(key, type, Collections.nCopies(2 * axes, defaultBorder)).within(
                "an integer of 0 or more for each end of each axis", sizes -> sizes.size() == 2 * axes && sizes.stream().allMatch(size -> size >= 0));
    }

    /** The values of a layer with borders: none for the default, one for all, one for each axis, or all of them. */
    static Values borders(Kind<?> kind, Option<List<Integer>> option, int axes, int... sizes) {
        return sizes.length == 0 ? kind.values() : kind.values().with(option, borders(axes, sizes));
    }

    private static List<Integer> borders(int axes, int... sizes) {
        if (sizes.length == 1) {
            return Collections.nCopies(2 * axes, sizes[0]);
        }
        var all = Arrays.stream(sizes).boxed().toList();
        return sizes.length == axes ? all.stream().flatMap(size -> Stream.of(size, size)).toList() : all;
    }

    private static List<Integer> factors(JsonView view, int axes) {
        return view.json() instanceof JsonArray ? LayerJson.SIZES.read().apply(view) : Collections.nCopies(axes, view.integer());
    }

    private static List<Integer> borders(JsonView view, int axes) {
        if (!(view.json() instanceof JsonArray)) {
            return borders(axes, view.integer());
        }
        return axes == 1 ? LayerJson.SIZES.read().apply(view) : view.elements().stream().flatMap(pair -> pair(pair).stream()).toList();
    }

    private static List<Integer> pair(JsonView view) {
        if (!(view.json() instanceof JsonArray)) {
            return Collections.nCopies(2, view.integer());
        }
        var pair = LayerJson.SIZES.read().apply(view);
        if (pair.size() != 2) {
            throw view.error("expected two integers, for the begin and the end of an axis, received " + pair.size());
        }
        return pair;
    }

    private static Json write(List<Integer> sizes, int axes) {
        var write = LayerJson.SIZES.write();
        return axes == 1
                ? write.apply(sizes)
                : new JsonArray(IntStream.range(0, axes).mapToObj(axis -> write.apply(sizes.subList(2 * axis, 2 * axis + 2))).toList());
    }
}
