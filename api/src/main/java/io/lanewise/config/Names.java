package io.lanewise.config;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names as Keras makes them: {@code Conv2D} becomes {@code conv2d}, a second one {@code conv2d_1}. An object counts the names it
 * has given; each model, file or run has its own.
 */
public final class Names {
    private static final Pattern NO_WORD = Pattern.compile("\\W+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern WORD_BEGINS = Pattern.compile("(.)([A-Z][a-z]+)");
    private static final Pattern CAPITAL_FOLLOWS = Pattern.compile("([a-z])([A-Z])");

    private final Map<String, Integer> given = new HashMap<>();

    /** A counter that has given no name yet. */
    public Names() {}

    /** A class name in snake case, by Keras's rule: {@code MaxPooling2D} is {@code max_pooling2d}, {@code ReLU} is {@code re_lu}. */
    public static String toSnakeCase(String className) {
        var word = NO_WORD.matcher(className).replaceAll("");
        var split = WORD_BEGINS.matcher(word).replaceAll("$1_$2");
        return CAPITAL_FOLLOWS.matcher(split).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
    }

    /** The name itself the first time it is asked for; then with {@code _1}, {@code _2} and so on at its end. */
    public String unique(String name) {
        var before = given.merge(name, 1, Integer::sum) - 1;
        return before == 0 ? name : name + "_" + before;
    }

    /** A new name for an object of a class: {@code dense}, {@code dense_1}, … for {@code Dense}. */
    public String uniqueFor(String className) {
        return unique(toSnakeCase(className));
    }
}
