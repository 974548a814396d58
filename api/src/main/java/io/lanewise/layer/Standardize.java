package io.lanewise.layer;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.JsonNull;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is done to a text before it is split: one of Keras's ways, or a function of the user's. */
public final class Standardize {
    /** Nothing. */
    public static final Standardize NONE = new Standardize("none", UnaryOperator.identity());
    /** Capital letters of ASCII become small ones. */
    public static final Standardize LOWER = new Standardize("lower", Standardize::lower);
    /** The punctuation of ASCII goes. */
    public static final Standardize STRIP_PUNCTUATION = new Standardize("strip_punctuation", Standardize::strip);
    /** Both. */
    public static final Standardize LOWER_AND_STRIP_PUNCTUATION = new Standardize("lower_and_strip_punctuation", text -> strip(lower(text)));

    static final OptionType<Standardize> TYPE = new OptionType<>(
            "a way to standardize",
            view -> TextFunctions.read(view, "way to standardize", List.of(LOWER_AND_STRIP_PUNCTUATION, LOWER, STRIP_PUNCTUATION), Standardize::toString),
            way -> way == NONE ? JsonNull.NULL : TextFunctions.write(way.name, way.isOwn()));

    private static final String PUNCTUATION = "!\"#$%&()*+,-./:;<=>?@[\\]^_`{|}~'";

    private final String name;
    private final UnaryOperator<String> function;

    private Standardize(String name, UnaryOperator<String> function) {
        this.name = name;
        this.function = function;
    }

    /** A function of one's own; files hold its name alone. */
    public static Standardize of(String name, UnaryOperator<String> function) {
        return new Standardize(name, function);
    }

    /** A text, standardized. */
    public String apply(String text) {
        return function.apply(text);
    }

    private boolean isOwn() {
        return !List.of(NONE, LOWER, STRIP_PUNCTUATION, LOWER_AND_STRIP_PUNCTUATION).contains(this);
    }

    private static String lower(String text) {
        var small = new StringBuilder(text);
        for (var i = 0; i < small.length(); i++) {
            var letter = small.charAt(i);
            if (letter >= 'A' && letter <= 'Z') {
                small.setCharAt(i, (char) (letter - 'A' + 'a'));
            }
        }
        return small.toString();
    }

    private static String strip(String text) {
        var rest = new StringBuilder(text.length());
        text.chars().filter(letter -> PUNCTUATION.indexOf(letter) < 0).forEach(letter -> rest.append((char) letter));
        return rest.toString();
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
