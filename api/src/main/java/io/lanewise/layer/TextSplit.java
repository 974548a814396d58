package io.lanewise.layer;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.JsonNull;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How a text is cut into tokens: one of Keras's ways, or a function of the user's. */
public final class TextSplit {
    private static final Pattern SPACES = Pattern.compile("[ \\t\\n\\x0B\\f\\r]+");

    /** Not at all: each text is a token. */
    public static final TextSplit NONE = new TextSplit("none", List::of);
    /** At runs of the white space of ASCII. */
    public static final TextSplit WHITESPACE =
            new TextSplit("whitespace", text -> Arrays.stream(SPACES.split(text)).filter(token -> !token.isEmpty()).toList());
    /** Into characters of Unicode. */
    public static final TextSplit CHARACTER = new TextSplit("character", text -> text.codePoints().mapToObj(Character::toString).toList());

    static final OptionType<TextSplit> TYPE = new OptionType<>(
            "a way to split",
            view -> TextFunctions.read(view, "way to split", List.of(WHITESPACE, CHARACTER), TextSplit::toString),
            way -> way == NONE ? JsonNull.NULL : TextFunctions.write(way.name, way != WHITESPACE && way != CHARACTER));

    private final String name;
    private final Function<String, List<String>> function;

    private TextSplit(String name, Function<String, List<String>> function) {
        this.name = name;
        this.function = function;
    }

    /** A function of one's own; files hold its name alone. */
    public static TextSplit of(String name, Function<String, List<String>> function) {
        return new TextSplit(name, function);
    }

    /** The tokens of a text. */
    public List<String> apply(String text) {
        return function.apply(text);
    }

    /** Its name. */
    @Override
    public String toString() {
        return name;
    }
}
