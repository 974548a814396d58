package io.lanewise.config.json;

/** Reads the strings of a text: finds the closing quote, resolves escapes, refuses control characters and lone surrogates. */
final class StringScanner {
    private final SourceText source;
    private final int mostCharacters;
    private int at;

    StringScanner(SourceText source, int mostCharacters) {
        this.source = source;
        this.mostCharacters = mostCharacters;
    }

    /** The position behind the closing quote of the string read last. */
    int end() {
        return at;
    }

    /** The string whose opening quote stands at a position. */
    String read(int opening) {
        at = opening + 1;
        var plainFrom = at;
        var unescaped = new StringBuilder(0);
        var surrogates = false;
        while (true) {
            var c = source.at(at);
            if (at - opening - 1 > mostCharacters) {
                throw source.error(
                        opening, "expected a string of at most " + mostCharacters + " characters (JsonLimits.stringLength), received more");
            }
            if (c == '"') {
                break;
            } else if (c == '\\') {
                unescaped.append(source.text(), plainFrom, at);
                var character = escape();
                surrogates |= Character.isSurrogate(character);
                unescaped.append(character);
                plainFrom = at;
            } else if (c < ' ') {
                var ended = at == source.length();
                throw source.expected(at, ended ? "'\"' at the end of the string" : "control characters in strings as \\u escapes");
            } else {
                surrogates |= Character.isSurrogate(c);
                at++;
            }
        }
        var string = source.text().substring(plainFrom, at);
        if (!unescaped.isEmpty()) {
            string = unescaped.append(string).toString();
        }
        at++;
        var lone = surrogates ? loneSurrogate(string) : -1;
        if (lone >= 0) {
            var code = (int) string.charAt(lone);
            throw source.error(opening, "expected surrogates in pairs, received a string with a lone U+%04X".formatted(code));
        }
        return string;
    }

    /** The character of the escape whose backslash comes next, which is stepped over. */
    private char escape() {
        var letter = source.at(at + 1);
        var character = switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal(at + 2);
            default -> throw source.expected(at + 1, "one of \" \\ / b f n r t u after a backslash");
        };
        at += letter == 'u' ? 6 : 2;
        return character;
    }

    private char hexadecimal(int from) {
        var code = 0;
        for (var i = from; i < from + 4; i++) {
            var c = source.at(i);
            // Character.digit would take the digits of other scripts too.
            var digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw source.expected(i, "four hexadecimal digits after \\u");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    /** The position of the first surrogate that is not half of a pair; -1 if there is none. */
    static int loneSurrogate(String string) {
        for (var i = 0; i < string.length(); i++) {
            if (Character.isSurrogate(string.charAt(i))) {
                if (Character.charCount(string.codePointAt(i)) == 1) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
