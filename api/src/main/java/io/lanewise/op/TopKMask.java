package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.NonDifferentiableOp;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import java.util.Arrays;
import java.util.List;

/**
 * 1 where an element is among the k largest along the last axis, else 0; of equal ones the first count: float32 (…, n) → (…, n).
 *
 * @param k how many, from 1 to n
 */
public record TopKMask(int k) implements NonDifferentiableOp {
    @Override
    public Spec output(List<Spec> inputs) {
        var shape = inputs.getFirst().shape();
        return Signature.of(this, inputs).count(1).floats()
                .require(k > 0 && shape.rank() > 0 && shape.size(-1) >= k, "a last axis of at least k and k above 0, not k = " + k).get(0);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var columns = x.size(-1);
        var count = output.length();
        return () -> {
            Arrays.fill(output.floats(), output.offset(), output.offset() + count, 0);
            for (var row = 0; row < count; row += columns) {
                for (var i = 0; i < k; i++) {
                    markLargest(columns, x.floats(), x.offset() + row, output.floats(), output.offset() + row);
                }
            }
        };
    }

    /** Marks the largest that has no mark yet: k is small, so that k passes cost less than sorting. */
    private static void markLargest(int columns, float[] x, int offset, float[] mask, int maskOffset) {
        var best = -1;
        for (var j = 0; j < columns; j++) {
            if (mask[maskOffset + j] == 0 && (best < 0 || x[offset + j] > x[offset + best])) {
                best = j;
            }
        }
        mask[maskOffset + best] = 1;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var x = inputs.getFirst().data();
        var columns = inputs.getFirst().shape().size(-1);
        for (var i = 0; i < x.length; i++) {
            var before = 0;
            var row = i - i % columns;
            for (var j = row; j < row + columns; j++) {
                before += x[j] > x[i] || (x[j] == x[i] && j < i) ? 1 : 0;
            }
            output.data()[i] = before < k ? 1 : 0;
        }
    }
}
