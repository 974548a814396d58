package io.lanewise.layer;

import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * The tokens of texts.
 *
 * @param rows a row for each text, or a single one that is no batch
 * @param batch whether there is an axis of texts
 * @param ragged whether rows are as long as the texts make them, rather than as given
 */
record TokenRows(List<List<String>> rows, boolean batch, boolean ragged) {
    /** Groups of neighbours with a space between, in place of the tokens: all of the first size, then all of the next. */
    TokenRows ngrams(List<Integer> sizes) {
        var grouped = rows.stream().map(row -> sizes.stream().flatMap(size -> ngrams(row, size)).toList()).toList();
        return new TokenRows(grouped, batch, ragged);
    }

    private static Stream<String> ngrams(List<String> row, int size) {
        var groups = new ArrayList<String>();
        for (var from = 0; from + size <= row.size(); from++) {
            groups.add(String.join(" ", row.subList(from, from + size)));
        }
        return groups.stream();
    }

    int longest() {
        return rows.stream().mapToInt(List::size).max().orElse(0);
    }

    /** Whether all rows have one length. */
    boolean even() {
        return rows.stream().allMatch(row -> row.size() == longest());
    }

    /** A number for each token, in rows of one length: what is beyond is cut off, what is missing filled. */
    Categories map(int length, int fill, ToIntFunction<String> number) {
        var numbers = new int[rows.size() * length];
        for (var i = 0; i < numbers.length; i++) {
            var row = rows.get(i / length);
            numbers[i] = i % length < row.size() ? number.applyAsInt(row.get(i % length)) : fill;
        }
        return new Categories(numbers, batch ? Shape.of(rows.size(), length) : Shape.of(length));
    }
}
