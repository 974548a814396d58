package io.lanewise.data.preprocessing;

import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;

/**
 * Makes sequences equally long, as Keras's {@code pad_sequences}: shorter ones are padded with a value, longer ones cut. Immutable: the
 * {@code with} methods give a changed copy.
 *
 * <p><b>Shapes.</b> From n sequences a tensor (n, maxlen).
 *
 * @param maxlen the common length; 0 stands for that of the longest sequence, the default
 * @param padding where padding is put, {@code PRE} by default
 * @param truncating where elements are cut off, {@code PRE} by default
 * @param value what is padded with, 0 by default
 */
public record PadSequences(int maxlen, Side padding, Side truncating, double value) {

    /** Checks the length. */
    public PadSequences {
        if (maxlen < 0) {
            throw new IllegalArgumentException("PadSequences: maxlen must be 1 or more (0 for the longest sequence), received " + maxlen);
        }
    }

    /** As long as the longest sequence, zeros in front. */
    public static PadSequences defaults() {
        return new PadSequences(0, Side.PRE, Side.PRE, 0);
    }

    /** With this common length. */
    public PadSequences withMaxlen(int length) {
        return new PadSequences(length, padding, truncating, value);
    }

    /** With the padding on this side. */
    public PadSequences withPadding(Side side) {
        return new PadSequences(maxlen, side, truncating, value);
    }

    /** With longer sequences cut on this side. */
    public PadSequences withTruncating(Side side) {
        return new PadSequences(maxlen, padding, side, value);
    }

    /** With this value as padding. */
    public PadSequences withValue(double padded) {
        return new PadSequences(maxlen, padding, truncating, padded);
    }

    /**
     * The sequences as an int32 tensor.
     *
     * @throws IllegalArgumentException if the value is not an int, or there is no sequence to take the length from
     */
    public Tensor apply(int[][] sequences) {
        if (value != (int) value) {
            throw new IllegalArgumentException("PadSequences: sequences of int need a whole number as value, received " + value
                    + "; pass sequences of double for a float32 tensor");
        }
        var length = length(Arrays.stream(sequences).mapToInt(sequence -> sequence.length).toArray());
        var padded = new int[Math.multiplyExact(sequences.length, length)];
        Arrays.fill(padded, (int) value);
        for (var i = 0; i < sequences.length; i++) {
            var kept = Math.min(sequences[i].length, length);
            System.arraycopy(sequences[i], source(sequences[i].length, kept), padded, i * length + target(length, kept), kept);
        }
        return Tensor.wrap(padded, Shape.of(sequences.length, length));
    }

    /**
     * The sequences as a float32 tensor.
     *
     * @throws IllegalArgumentException if there is no sequence to take the length from
     */
    public Tensor apply(double[][] sequences) {
        var length = length(Arrays.stream(sequences).mapToInt(sequence -> sequence.length).toArray());
        var padded = new double[Math.multiplyExact(sequences.length, length)];
        Arrays.fill(padded, value);
        for (var i = 0; i < sequences.length; i++) {
            var kept = Math.min(sequences[i].length, length);
            System.arraycopy(sequences[i], source(sequences[i].length, kept), padded, i * length + target(length, kept), kept);
        }
        return Tensor.of(padded, sequences.length, length);
    }

    private int length(int... lengths) {
        return maxlen > 0 ? maxlen : Arrays.stream(lengths).max().orElseThrow(() -> new IllegalArgumentException(
                "PadSequences: expected at least one sequence to take the length from, received none; or give maxlen"));
    }

    private int source(int length, int kept) {
        return truncating == Side.PRE ? length - kept : 0;
    }

    private int target(int length, int kept) {
        return padding == Side.PRE ? length - kept : 0;
    }
}
