package io.lanewise.op;

import io.lanewise.engine.FarmHash;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.tensor.DType;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The bucket of whole numbers together: the fingerprints of all inputs' elements at a place, joined, modulo count; int32 (…) several times → int32
 * (…). A whole number is its own fingerprint. Source: TensorFlow's {@code tf.sparse.cross_hashed}.
 *
 * @param count how many buckets there are
 */
public record CrossedBuckets(int count) implements Op {
    /** What the first fingerprint is joined to: TensorFlow's key. */
    private static final long KEY = 0xDECAFCAFFEL;

    @Override
    public Spec output(List<Spec> inputs) {
        var signature = Signature.of(this, inputs).require(count > 0, "at least one bucket, not " + count).sameShapes();
        IntStream.range(0, inputs.size()).forEach(i -> signature.type(i, DType.INT32));
        return signature.get(0);
    }

    /** The fingerprint of a text. */
    public static long fingerprint(byte[] text) {
        return FarmHash.fingerprint(text, 0, text.length);
    }

    /** The bucket of fingerprints. */
    public static int bucket(int count, long... fingerprints) {
        var joined = KEY;
        for (var fingerprint : fingerprints) {
            joined = FarmHash.concatenate(joined, fingerprint);
        }
        return (int) Long.remainderUnsigned(joined, count);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var n = output.length();
        var fingerprints = new long[inputs.size()];
        return () -> {
            for (var i = 0; i < n; i++) {
                for (var k = 0; k < fingerprints.length; k++) {
                    fingerprints[k] = inputs.get(k).ints()[inputs.get(k).offset() + i];
                }
                output.ints()[output.offset() + i] = bucket(count, fingerprints);
            }
        };
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        for (var i = 0; i < output.data().length; i++) {
            var place = i;
            output.data()[i] = bucket(count, inputs.stream().mapToLong(input -> (long) input.data()[place]).toArray());
        }
    }
}
