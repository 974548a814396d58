package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Domain;
import io.lanewise.graph.NonDifferentiableOp;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a table holds for each whole number: results[i] where x = keys[i], int32 (…) → int32 (…).
 *
 * @param keys what is looked up, each once
 * @param results what is found, one for each key
 * @param otherwise what is found for any other number
 * @param complete whether other numbers are refused instead: a run throws {@link IllegalArgumentException} for them
 */
public record LookUp(List<Integer> keys, List<Integer> results, int otherwise, boolean complete) implements NonDifferentiableOp {
    /** Copies the lists. */
    public LookUp {
        keys = List.copyOf(keys);
        results = List.copyOf(results);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        return Spec.ints(Signature.of(this, inputs).count(1).type(0, DType.INT32)
                .require(keys.size() == results.size(), "a result for each key, not " + results.size() + " for " + keys.size())
                .require(!complete || !keys.isEmpty(), "a key at least, where other numbers are refused")
                .require(new HashSet<>(keys).size() == keys.size(), "each key once")
                .get(0).shape());
    }

    @Override
    public Domain domain(int index) {
        // Keys may have gaps between them, which a domain has not.
        return complete && !keys.isEmpty() ? new Domain(keys.getFirst(), keys.getFirst() + 1.0) : Domain.ANY;
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var n = output.length();
        var order = IntStream.range(0, keys.size()).boxed().sorted((a, b) -> Integer.compare(keys.get(a), keys.get(b))).toList();
        var sorted = order.stream().mapToInt(keys::get).toArray();
        var found = order.stream().mapToInt(results::get).toArray();
        return () -> {
            for (var i = 0; i < n; i++) {
                var key = x.ints()[x.offset() + i];
                var place = Arrays.binarySearch(sorted, key);
                if (place < 0 && complete) {
                    throw unknown(key, i);
                }
                output.ints()[output.offset() + i] = place < 0 ? otherwise : found[place];
            }
        };
    }

    private IllegalArgumentException unknown(int key, int position) {
        return new IllegalArgumentException("LookUp: expected one of " + keys.size() + " tokens, received " + key + " at position " + position
                + "; with num_oov_indices 1 there is an index for all others");
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        for (var i = 0; i < output.data().length; i++) {
            var key = (int) inputs.getFirst().data()[i];
            var place = keys.indexOf(key);
            if (place < 0 && complete) {
                throw unknown(key, i);
            }
            output.data()[i] = place < 0 ? otherwise : results.get(place);
        }
    }
}
