package io.lanewise.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which tokens documents are made of: how often each occurs, and in how many documents.
 *
 * @param counts how often
 * @param documents in how many
 * @param size how many documents there are
 * @param <T> the type of tokens
 */
record Documents<T>(Map<T, Long> counts, Map<T, Long> documents, long size) {
    static <T> Documents<T> of(List<List<T>> documents) {
        var counts = new HashMap<T, Long>();
        var occurrences = new HashMap<T, Long>();
        for (var document : documents) {
            document.forEach(token -> counts.merge(token, 1L, Long::sum));
            new HashSet<>(document).forEach(token -> occurrences.merge(token, 1L, Long::sum));
        }
        return new Documents<>(counts, occurrences, documents.size());
    }

    /** A list cut into documents of one length. */
    static <T> List<List<T>> of(List<T> tokens, int length) {
        var documents = new ArrayList<List<T>>();
        for (var from = 0; from < tokens.size(); from += length) {
            documents.add(tokens.subList(from, from + length));
        }
        return documents;
    }

    /** The most frequent first, of equally frequent ones the last in order; without some, and no more than a limit. */
    List<T> vocabulary(Comparator<T> order, Set<T> without, int limit) {
        return counts.keySet().stream()
                .filter(token -> !without.contains(token))
                .sorted(Comparator.<T>comparingLong(token -> counts.getOrDefault(token, 0L)).thenComparing(order).reversed())
                .limit(limit)
                .toList();
    }

    /** log(1 + documents / (1 + documents with the token)), as float32. */
    double inverseFrequency(T token) {
        return (float) Math.log(1 + size / (1.0 + documents.getOrDefault(token, 0L)));
    }
}
