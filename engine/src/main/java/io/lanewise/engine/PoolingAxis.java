package io.lanewise.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * The windows of a pooling along one axis: window i is made of the cells from {@code from(i)} to {@code to(i)} (exclusive), all within the image.
 *
 * @param in cells of the image
 * @param from where the windows begin
 * @param to where they end
 */
public record PoolingAxis(int in, List<Integer> from, List<Integer> to) {
    /** An axis that is not there. */
    public static final PoolingAxis NONE = new PoolingAxis(1, List.of(0), List.of(1));

    /** @throws IllegalArgumentException if a window is empty or not within the image */
    public PoolingAxis {
        from = List.copyOf(from);
        to = List.copyOf(to);
        for (int i = 0; i < from.size(); i++) {
            if (from.get(i) < 0 || from.get(i) >= to.get(i) || to.get(i) > in) {
                throw new IllegalArgumentException(
                        "PoolingAxis: expected windows of one cell or more within " + in + " cells, received from " + from + " to " + to + ".");
            }
        }
    }

    /** The windows of a sweep, less what lies beyond the image. */
    public static PoolingAxis of(Sweep sweep) {
        return of(
                sweep.in(), sweep.out(), i -> Math.max(0, i * sweep.stride() - sweep.before()),
                i -> Math.min(sweep.in(), i * sweep.stride() - sweep.before() + sweep.taps()));
    }

    /** So many windows that share the image among them: window i from ⌊i · in / out⌋ to ⌈(i + 1) · in / out⌉. */
    public static PoolingAxis adaptive(int in, int out) {
        return of(in, out, i -> (int) ((long) i * in / out), i -> (int) Math.ceilDiv((i + 1L) * in, out));
    }

    private static PoolingAxis of(int in, int out, IntUnaryOperator from, IntUnaryOperator to) {
        return new PoolingAxis(
                in, IntStream.range(0, out).map(from).boxed().toList(), IntStream.range(0, out).map(to).boxed().toList());
    }

    /** How many windows there are. */
    public int out() {
        return from.size();
    }

    /**
     * Neighbouring windows of the same size and distance.
     *
     * @param first the first window
     * @param count how many they are
     * @param begin where the first begins
     * @param step cells from one to the next
     * @param size cells of each
     */
    record Run(int first, int count, int begin, int step, int size) {}

    List<Run> runs() {
        var runs = new ArrayList<Run>();
        for (int i = 0; i < out(); ) {
            int size = to.get(i) - from.get(i);
            int step = i + 1 < out() ? from.get(i + 1) - from.get(i) : 0;
            int end = i + 1;
            while (end < out() && to.get(end) - from.get(end) == size && from.get(end) - from.get(end - 1) == step) {
                end++;
            }
            runs.add(new Run(i, end - i, from.get(i), step, size));
            i = end;
        }
        return runs;
    }
}
