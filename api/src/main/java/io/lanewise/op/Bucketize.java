package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.NonDifferentiableOp;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import java.util.List;

/**
 * How many bounds lie below each number, which is the number's bucket: |{b : x &gt; b}|, float32 (…) → int32 (…). NaN lies in the first.
 *
 * @param bounds ascending, compared as float32
 */
public record Bucketize(List<? extends Number> bounds) implements NonDifferentiableOp {
    /** Copies the list. */
    public Bucketize {
        bounds = List.copyOf(bounds);
    }

    @Override
    public Spec output(List<Spec> inputs) {
        var ascending = true;
        for (var i = 1; i < bounds.size(); i++) {
            ascending &= bounds.get(i - 1).doubleValue() <= bounds.get(i).doubleValue();
        }
        return Spec.ints(Signature.of(this, inputs).count(1).floats().require(ascending, "ascending bounds, not " + bounds).get(0).shape());
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var count = output.length();
        var sorted = floats();
        return () -> {
            for (var i = 0; i < count; i++) {
                output.ints()[output.offset() + i] = below(sorted, x.floats()[x.offset() + i]);
            }
        };
    }

    private float[] floats() {
        var sorted = new float[bounds.size()];
        for (var i = 0; i < sorted.length; i++) {
            sorted[i] = bounds.get(i).floatValue();
        }
        return sorted;
    }

    /** Binary search: all before low are below the number, none from high on is. */
    private static int below(float[] sorted, float number) {
        var low = 0;
        var high = sorted.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (number > sorted[middle]) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        for (var i = 0; i < output.data().length; i++) {
            var x = inputs.getFirst().data()[i];
            output.data()[i] = bounds.stream().filter(bound -> x > bound.floatValue()).count();
        }
    }
}
