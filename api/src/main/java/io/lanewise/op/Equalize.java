package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Domain;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers from 0 to 255 spread so that all are equally frequent: 255 · (c(x) − c₀) / (n − c₀), rounded, with c(x) the count of numbers in bins up to
 * that of x and c₀ that of the first bin that is not empty; 0 if that has them all. Along all axes but the last, each channel by itself: float32 (…,
 * channels) → the same. No gradient.
 *
 * @param bins into how many equal bins 0 to 255 falls
 */
public record Equalize(int bins) implements Op {
    private static final float MOST = 255;

    @Override
    public Spec output(List<Spec> inputs) {
        var shape = inputs.getFirst().shape();
        return Signature.of(this, inputs).count(1).floats()
                .require(bins > 0 && shape.rank() > 0, "at least one bin and an axis of channels, not " + bins + " bins").get(0);
    }

    @Override
    public Domain domain(int index) {
        return new Domain(0, MOST);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var channels = output.size(-1);
        var n = output.length();
        var counts = new int[bins];
        var spread = new float[bins];
        return () -> {
            for (var channel = 0; channel < channels; channel++) {
                Arrays.fill(counts, 0);
                for (var i = channel; i < n; i += channels) {
                    counts[bin(x.floats()[x.offset() + i])]++;
                }
                spread(counts, spread);
                for (var i = channel; i < n; i += channels) {
                    output.floats()[output.offset() + i] = spread[bin(x.floats()[x.offset() + i])];
                }
            }
        };
    }

    /** What the numbers of each bin become. */
    private static void spread(int[] counts, float[] spread) {
        var total = 0;
        var first = 0;
        for (var count : counts) {
            total += count;
            first = first == 0 ? count : first;
        }
        var upTo = 0;
        for (var bin = 0; bin < counts.length; bin++) {
            upTo += counts[bin];
            spread[bin] = (float) Math.rint((double) MOST * (upTo - first) / Math.max(total - first, 1));
        }
    }

    private int bin(float number) {
        return (int) Math.clamp(number * (bins - 1) / MOST, 0, bins - 1);
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var x = inputs.getFirst().data();
        var channels = output.shape().size(-1);
        for (var i = 0; i < x.length; i++) {
            var counts = new int[bins];
            for (var j = i % channels; j < x.length; j += channels) {
                counts[bin((float) x[j])]++;
            }
            var spread = new float[bins];
            spread(counts, spread);
            output.data()[i] = spread[bin((float) x[i])];
        }
    }
}
