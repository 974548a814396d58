package io.lanewise.layer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A vocabulary as it is looked up: tokens have the indices behind those of mask and unknown ones.
 *
 * @param tokens without mask and OOV tokens
 * @param weights the inverse document frequency of each index; none without them
 * @param indices of tokens
 * @param <T> the type of tokens
 */
@SuppressWarnings("ArrayRecordComponent") // looked up, never compared
record Vocabulary<T>(List<T> tokens, double[] weights, Map<T, Integer> indices) {
    /**
     * Checks what was given.
     *
     * @throws IllegalArgumentException if tokens repeat, are reserved or too many, or if weights do not fit
     */
    static <T> Vocabulary<T> of(IndexLookup<T, ?> layer, List<T> given, Optional<List<Double>> weights) {
        var start = layer.firstIndex();
        var special = layer.specialTokens();
        var withSpecial = given.size() >= start && given.subList(0, start).equals(special);
        var tokens = withSpecial ? given.subList(start, given.size()) : given;
        check(layer, given, tokens, special);
        weights.filter(numbers -> numbers.size() != given.size()).ifPresent(numbers -> {
            throw new IllegalArgumentException(layer.className() + ": expected idf_weights as many as tokens, received " + numbers.size() + " for a vocabulary of "
                    + given.size());
        });
        var indices = new HashMap<T, Integer>();
        tokens.forEach(token -> indices.put(token, start + indices.size()));
        var numbers = weights.map(list -> weights(list, withSpecial ? 0 : start, layer.depth(start + tokens.size()))).orElse(new double[0]);
        return new Vocabulary<>(List.copyOf(tokens), numbers, indices);
    }

    private static <T> void check(IndexLookup<T, ?> layer, List<T> given, List<T> tokens, List<T> special) {
        var name = layer.className();
        if (given.isEmpty()) {
            throw new IllegalArgumentException(name + ": expected a vocabulary of at least one token, received an empty one");
        }
        var seen = new HashSet<T>();
        tokens.stream().filter(token -> !seen.add(token)).findFirst().ifPresent(token -> {
            throw new IllegalArgumentException(name + ": expected each token of the vocabulary once, received " + token + " again");
        });
        var reserved = layer.reservedTokens().stream().filter(tokens::contains).findFirst();
        if (reserved.isPresent()) {
            throw new IllegalArgumentException(name + ": expected a vocabulary without mask and OOV tokens, or with " + special + " at its start, received "
                    + reserved.get() + " at index " + given.lastIndexOf(reserved.get()));
        }
        var size = special.size() + tokens.size();
        layer.find(IndexLookup.MAX_TOKENS).filter(most -> size > most).ifPresent(most -> {
            throw new IllegalArgumentException(name + ": expected a vocabulary of at most max_tokens " + most + ", received " + size + " tokens with those for mask and OOV");
        });
    }

    /** The mean for special tokens in front that have none, zeros for indices that are not used. */
    private static double[] weights(List<Double> given, int front, int size) {
        var weights = new double[size];
        Arrays.fill(weights, 0, front, given.stream().mapToDouble(Double::doubleValue).average().orElse(0));
        for (var i = 0; i < given.size(); i++) {
            weights[front + i] = given.get(i);
        }
        return weights;
    }
}
