package io.lanewise.engine;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * What a product reads along one axis: place o of {@code count} reads the cells o · step + offsets[i], and stands for cell first + o · spread
 * of what is made.
 *
 * @param in cells that there are to read; those beyond are zeros
 * @param count places
 * @param step cells from one place to the next
 * @param offsets the cells of the window, ascending
 * @param numbers which taps of the kernel they are multiplied by
 * @param first the cell that place 0 stands for
 * @param spread cells from what one place stands for to the next
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Taps(int in, int count, int step, int[] offsets, int[] numbers, int first, int spread) {
    /** What an output of a convolution reads of its image. */
    static Taps ofImage(Sweep sweep) {
        int[] numbers = IntStream.range(0, sweep.taps()).toArray();
        return new Taps(sweep.in(), sweep.out(), sweep.stride(), offsets(numbers, t -> t * sweep.dilation() - sweep.before()), numbers, 0, 1);
    }

    /** What the gradient of an image reads of the gradient of the output: for each remainder of cells by the stride, its own taps. */
    static Taps[] ofOutput(Sweep sweep) {
        int stride = sweep.stride();
        return IntStream.range(0, Math.min(stride, sweep.in())).mapToObj(first -> {
            // The cell first + o · stride is tap t of output o + (first + before − t · dilation) / stride; last taps come first.
            int[] numbers = IntStream.range(0, sweep.taps()).map(t -> sweep.taps() - 1 - t)
                    .filter(t -> (first + sweep.before() - t * sweep.dilation()) % stride == 0).toArray();
            int[] offsets = offsets(numbers, t -> (first + sweep.before() - t * sweep.dilation()) / stride);
            return new Taps(sweep.out(), Math.ceilDiv(sweep.in() - first, stride), 1, offsets, numbers, first, stride);
        }).toArray(Taps[]::new);
    }

    private static int[] offsets(int[] numbers, IntUnaryOperator offset) {
        return Arrays.stream(numbers).map(offset).toArray();
    }

    int taps() {
        return offsets.length;
    }

    int lowest() {
        return offsets[0];
    }

    /** Cells from the first tap to the last, both counted. */
    int span() {
        return offsets[offsets.length - 1] - offsets[0] + 1;
    }

    /** Cells that so many places read, with those between them. */
    int reach(int places) {
        return (places - 1) * step + span();
    }

    /** Whether some place reads beyond the cells that there are. */
    boolean readsBeyond() {
        return lowest() < 0 || lowest() + reach(count) > in;
    }
}
