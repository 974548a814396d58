package io.lanewise.data.selection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Chooses the rows of a cross-validation: as many folds as wanted, of which each tests once while the others train. The rows that
 * scikit-learn's {@code KFold} and {@code StratifiedKFold} choose for the same numbers and seed; both parts are in the order of the data.
 * Immutable.
 */
public final class KFold {
    private static final long IN_ORDER = -1;

    private final int folds;
    private final long seed;

    private KFold(int folds, long seed) {
        this.folds = folds;
        this.seed = seed;
    }

    /**
     * Folds of rows in a row.
     *
     * @param folds 2 or more
     * @throws IllegalArgumentException if there are fewer
     */
    public static KFold of(int folds) {
        if (folds < 2) {
            throw new IllegalArgumentException("KFold: expected 2 folds or more, received " + folds);
        }
        return new KFold(folds, IN_ORDER);
    }

    /** The same, shuffled; the seed, from 0 to 2³² − 1, is scikit-learn's {@code random_state}. */
    public KFold withShuffle(long shuffleSeed) {
        return new KFold(folds, MersenneTwister.checkSeed("KFold", shuffleSeed));
    }

    /**
     * The folds of {@code count} rows; of numbers that cannot be divided, the first folds get one more.
     *
     * @throws IllegalArgumentException if there are fewer rows than folds
     */
    public List<SplitIndices> indices(int count) {
        if (count < folds) {
            throw new IllegalArgumentException("KFold: expected at least as many rows as folds, " + folds + ", received " + count);
        }
        var order = seed == IN_ORDER ? IntStream.range(0, count).toArray() : new MersenneTwister(seed).permutation(count);
        var foldOf = new int[count];
        var from = 0;
        for (var fold = 0; fold < folds; fold++) {
            var to = from + count / folds + (fold < count % folds ? 1 : 0);
            for (var i = from; i < to; i++) {
                foldOf[order[i]] = fold;
            }
            from = to;
        }
        return splits(foldOf);
    }

    /**
     * The folds such that each holds the classes in the proportions of {@code labels}.
     *
     * @param labels the class of every row
     * @throws IllegalArgumentException if no class has as many rows as there are folds
     */
    public List<SplitIndices> stratified(int[] labels) {
        var classes = Arrays.stream(labels).distinct().toArray();
        var counts = Arrays.stream(classes).map(label -> Math.toIntExact(Arrays.stream(labels).filter(other -> other == label).count())).toArray();
        if (Arrays.stream(counts).noneMatch(count -> count >= folds)) {
            throw new IllegalArgumentException("KFold: expected a class with at least as many rows as folds, " + folds + ", received classes of "
                    + Arrays.toString(counts) + " rows");
        }
        var random = seed == IN_ORDER ? null : new MersenneTwister(seed);
        var foldOf = new int[labels.length];
        var before = 0;
        for (var k = 0; k < classes.length; k++) {
            var dealt = dealt(before, counts[k]);
            var order = random == null ? IntStream.range(0, dealt.length).toArray() : random.permutation(dealt.length);
            var next = 0;
            for (var row = 0; row < labels.length; row++) {
                if (labels[row] == classes[k]) {
                    foldOf[row] = dealt[order[next++]];
                }
            }
            before += counts[k];
        }
        return splits(foldOf);
    }

    /** Folds for the rows of a class: dealt in turn, beginning where the class before ended, then sorted. */
    private int[] dealt(int before, int count) {
        return IntStream.range(before, before + count).map(i -> i % folds).sorted().toArray();
    }

    private List<SplitIndices> splits(int[] foldOf) {
        var splits = new ArrayList<SplitIndices>();
        for (var fold = 0; fold < folds; fold++) {
            var tested = fold;
            splits.add(new SplitIndices(rows(foldOf, other -> other != tested), rows(foldOf, other -> other == tested)));
        }
        return splits;
    }

    private static int[] rows(int[] foldOf, IntPredicate chosen) {
        return IntStream.range(0, foldOf.length).filter(row -> chosen.test(foldOf[row])).toArray();
    }
}
