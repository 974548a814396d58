package io.lanewise.config.json;

/** The text that is being read, and errors about a position in it. */
record SourceText(String text) {
    /** What {@link #at} gives behind the last character: no JSON holds it as it is, so it fits nothing that is expected. */
    static final char END = 0;

    int length() {
        return text.length();
    }

    /** The character at a position, or {@link #END}. */
    char at(int position) {
        return position < text.length() ? text.charAt(position) : END;
    }

    /** An error about what begins at a position. */
    JsonException error(int position, String problem) {
        return new JsonException(place(position) + ": " + problem);
    }

    /** An error that names what stands at a position: a word, a character, or the end. */
    JsonException expected(int position, String what) {
        return error(position, "expected " + what + ", received " + received(position));
    }

    /** Line and column of a position, both from 1; a column is a character, whatever its width. */
    String place(int position) {
        var line = 1;
        var begin = 0;
        for (var i = text.indexOf('\n'); i >= 0 && i < position; i = text.indexOf('\n', begin)) {
            line++;
            begin = i + 1;
        }
        return "line " + line + ", column " + (text.codePointCount(begin, position) + 1);
    }

    private String received(int position) {
        if (position >= text.length()) {
            return "the end of the text";
        }
        var end = position;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (end > position) {
            return "'" + Shown.text(text.substring(position, end)) + "'";
        }
        var c = text.codePointAt(position);
        return c < ' ' || Character.isISOControl(c) || !Character.isDefined(c) || Character.getType(c) == Character.SURROGATE
                ? "U+%04X".formatted(c)
                : "'" + Character.toString(c) + "'";
    }
}
