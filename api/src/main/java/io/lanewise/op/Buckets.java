package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.NonDifferentiableOp;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The bucket of each whole number: first + f(x) mod count, int32 (…) → int32 (…). Source: TensorFlow's {@code to_hash_bucket_fast} and
 * {@code to_hash_bucket_strong} of {@code as_string}.
 *
 * @param function what f is
 * @param count how many buckets there are
 * @param first the number of the first bucket
 * @param key0 first half of the key of {@link BucketFunction#SIP_HASH}
 * @param key1 its second half
 */
public record Buckets(BucketFunction function, int count, int first, long key0, long key1) implements NonDifferentiableOp {
    @Override
    public Spec output(List<Spec> inputs) {
        return Spec.ints(Signature.of(this, inputs).count(1).type(0, DType.INT32).require(count > 0, "at least one bucket, not " + count).get(0).shape());
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var n = output.length();
        var scratch = new byte[BucketFunction.DIGITS];
        return () -> {
            for (var i = 0; i < n; i++) {
                output.ints()[output.offset() + i] = first + function.of(x.ints()[x.offset() + i], count, key0, key1, scratch);
            }
        };
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        for (var i = 0; i < output.data().length; i++) {
            var number = (long) inputs.getFirst().data()[i];
            output.data()[i] = first
                    + (function == BucketFunction.FLOOR_MOD
                            ? Math.floorMod(number, count)
                            : function.of(Long.toString(number).getBytes(StandardCharsets.US_ASCII), 0, count, key0, key1));
        }
    }
}
