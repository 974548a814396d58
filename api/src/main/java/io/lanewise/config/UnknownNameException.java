package io.lanewise.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A name that stands for nothing here, such as a layer class this version does not have. Its message lists the near known names. */
public final class UnknownNameException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private static final int MOST_NEAR_NAMES = 5;
    private static final int LONGEST_SHOWN_NAME = 80;

    private final String kind;
    private final String name;

    /**
     * An error for a name that is not among the known ones.
     *
     * @param kind what is named, such as {@code layer}
     * @param name the name as received
     * @param known the names there are
     */
    public UnknownNameException(String kind, String name, Collection<String> known) {
        super(message(kind, name, known));
        this.kind = kind;
        this.name = name;
    }

    private UnknownNameException(String message, String kind, String name) {
        super(message);
        this.kind = kind;
        this.name = name;
    }

    /** An error for a name that Keras has and Lanewise has not, with what to do instead. */
    static UnknownNameException absent(String kind, String name, String instead) {
        return new UnknownNameException("unknown " + kind + " \"" + name + "\": Keras has it, Lanewise has not; " + instead, kind, name);
    }

    /** One error for several, at least one: it has the first's name and all their messages. */
    public static UnknownNameException of(List<UnknownNameException> several) {
        return several.size() == 1
                ? several.getFirst()
                : new UnknownNameException(
                        several.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")), several.getFirst().kind, several.getFirst().name);
    }

    /** What is named, such as {@code layer}. */
    public String kind() {
        return kind;
    }

    /** The name as received. */
    public String name() {
        return name;
    }

    private static String message(String kind, String name, Collection<String> known) {
        var shown = name.length() <= LONGEST_SHOWN_NAME ? name : name.substring(0, LONGEST_SHOWN_NAME) + "…";
        var near = near(name, known).stream().map(candidate -> "\"" + candidate + "\"").collect(Collectors.joining(", "));
        return "unknown " + kind + " \"" + shown + "\"" + (near.isEmpty() ? "" : "; near known names: " + near);
    }

    /**
     * The known names nearest to a name, at most five, nearest first: those within an edit distance (insertions, deletions,
     * replacements; case does not count) of a third of the name's length, at least 2, and behind them those that hold all its words, if
     * it has two letters or more.
     */
    public static List<String> near(String name, Collection<String> known) {
        record Candidate(String name, int distance) {}

        var wanted = name.toLowerCase(Locale.ROOT);
        var within = Math.max(2, wanted.length() / 3);
        var candidates = new ArrayList<Candidate>();
        for (var candidate : known) {
            // Lengths that differ more cannot be near, so that a hostile long name costs nothing.
            if (Math.abs(candidate.length() - wanted.length()) <= within) {
                var distance = editDistance(wanted, candidate.toLowerCase(Locale.ROOT));
                if (distance <= within) {
                    candidates.add(new Candidate(candidate, distance));
                    continue;
                }
            }
            if (wanted.length() >= 2 && wanted.length() <= LONGEST_SHOWN_NAME && holdsAllWords(candidate.toLowerCase(Locale.ROOT), wanted)) {
                candidates.add(new Candidate(candidate, Integer.MAX_VALUE));
            }
        }
        return candidates.stream()
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .limit(MOST_NEAR_NAMES)
                .map(Candidate::name)
                .toList();
    }

    private static boolean holdsAllWords(String candidate, String wanted) {
        return Arrays.stream(wanted.split("_")).allMatch(candidate::contains);
    }

    /** Levenshtein's distance, one row of the table at a time. */
    private static int editDistance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
