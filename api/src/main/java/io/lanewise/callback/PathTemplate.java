package io.lanewise.callback;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A path with fields of Python's {@code str.format}, such as {@code model-{epoch:02d}-{val_loss:.2f}.keras}; double braces stand for
 * single ones.
 */
final class PathTemplate {
    private static final String NUMBER = "epoch";

    private final String text;
    private final List<Part> parts;

    /** A literal text, or a field if it has a format. */
    private record Part(String text, Optional<PythonFormat> format) {}

    private PathTemplate(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * Reads a template.
     *
     * @throws IllegalArgumentException if braces do not match or a field has a format that numbers do not have
     */
    static PathTemplate of(String text) {
        var parts = new ArrayList<Part>();
        var literal = new StringBuilder();
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if ((c == '{' || c == '}') && i + 1 < text.length() && text.charAt(i + 1) == c) {
                literal.append(c);
                i++;
            } else if (c == '{') {
                var end = text.indexOf('}', i);
                if (end < 0) {
                    throw wrong(text, "a brace is not closed");
                }
                parts.add(new Part(literal.toString(), Optional.empty()));
                literal.setLength(0);
                parts.add(field(text, text.substring(i + 1, end)));
                i = end;
            } else if (c == '}') {
                throw wrong(text, "a brace is not opened");
            } else {
                literal.append(c);
            }
        }
        parts.add(new Part(literal.toString(), Optional.empty()));
        return new PathTemplate(text, parts);
    }

    private static Part field(String text, String field) {
        var colon = field.indexOf(':');
        var name = colon < 0 ? field : field.substring(0, colon);
        var format = PythonFormat.of(colon < 0 ? "" : field.substring(colon + 1));
        if (name.isEmpty() || format.isEmpty()) {
            throw wrong(text, "{" + field + "} is no field");
        }
        return new Part(name, format);
    }

    private static IllegalArgumentException wrong(String text, String problem) {
        return new IllegalArgumentException("expected a path with fields such as {epoch:02d} and {val_loss:.2f}, received \"" + text + "\": " + problem);
    }

    /**
     * The path.
     *
     * @param counts whole numbers by name: epoch and batch
     * @param logs other numbers by name
     * @throws IllegalArgumentException if a field has a name that neither has: the message lists those there are
     */
    Path path(Map<String, Integer> counts, Map<String, Double> logs) {
        return Path.of(parts.stream().map(part -> part.format().map(format -> number(part.text(), format, counts, logs)).orElse(part.text())).collect(Collectors.joining()));
    }

    private String number(String name, PythonFormat format, Map<String, Integer> counts, Map<String, Double> logs) {
        var count = counts.get(name);
        if (count != null) {
            if (!format.takesIntegers()) {
                throw wrong(text, "\"" + name + "\" is a whole number, which has no digits behind a point; write {" + name + ":02d}");
            }
            return format.format(count);
        }
        var number = logs.get(name);
        if (number == null) {
            throw wrong(text, "there is no \"" + name + "\"; there are " + counts.keySet() + " and " + logs.keySet());
        }
        if (format.isForIntegers()) {
            throw wrong(text, "\"" + name + "\" is no whole number; write {" + name + ":.2f}");
        }
        return format.format(number);
    }

    /** The names of its fields. */
    List<String> names() {
        return parts.stream().filter(part -> part.format().isPresent()).map(Part::text).toList();
    }

    /** The folder, as far as it is the same for all paths. */
    Path folder() {
        var begin = Path.of(parts.getFirst().text() + (parts.size() > 1 ? NUMBER : "")).toAbsolutePath().getParent();
        return begin == null ? Path.of("").toAbsolutePath() : begin;
    }

    /** The path, if it is always the same. */
    Optional<Path> fixed() {
        return parts.size() == 1 ? Optional.of(Path.of(parts.getFirst().text())) : Optional.empty();
    }
}
