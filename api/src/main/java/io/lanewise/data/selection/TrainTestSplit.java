package io.lanewise.data.selection;

import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the rows that scikit-learn's {@code train_test_split} chooses for the same sizes and seed. Immutable: the {@code with}
 * methods give a changed copy.
 *
 * <p>Defaults: a quarter tests, the rest trains, seed 0, shuffled, not stratified.
 */
public final class TrainTestSplit {
    private static final TrainTestSplit DEFAULT = new TrainTestSplit(null, null, 0, true);

    private final @Nullable SplitSize test;
    private final @Nullable SplitSize train;
    private final long seed;
    private final boolean shuffle;

    private TrainTestSplit(@Nullable SplitSize test, @Nullable SplitSize train, long seed, boolean shuffle) {
        this.test = test;
        this.train = train;
        this.seed = seed;
        this.shuffle = shuffle;
    }

    /** A quarter tests, seed 0. */
    public static TrainTestSplit defaults() {
        return DEFAULT;
    }

    /**
     * This fraction tests, the rest trains.
     *
     * @param testSize more than 0, less than 1; the number of test rows is rounded up
     * @param seed from 0 to 2³² − 1, scikit-learn's {@code random_state}
     */
    public static TrainTestSplit of(double testSize, long seed) {
        return DEFAULT.withTestSize(testSize).withSeed(seed);
    }

    /** With this fraction of the rows for testing, rounded up. */
    public TrainTestSplit withTestSize(double fraction) {
        return new TrainTestSplit(new SplitSize.Fraction(fraction), train, seed, shuffle);
    }

    /** With this many rows for testing. */
    public TrainTestSplit withTestCount(int count) {
        return new TrainTestSplit(new SplitSize.Count(count), train, seed, shuffle);
    }

    /** With this fraction of the rows for training, rounded down; default: all that do not test. */
    public TrainTestSplit withTrainSize(double fraction) {
        return new TrainTestSplit(test, new SplitSize.Fraction(fraction), seed, shuffle);
    }

    /** With this many rows for training; default: all that do not test. */
    public TrainTestSplit withTrainCount(int count) {
        return new TrainTestSplit(test, new SplitSize.Count(count), seed, shuffle);
    }

    /** With this seed, from 0 to 2³² − 1: scikit-learn's {@code random_state}. */
    public TrainTestSplit withSeed(long newSeed) {
        return new TrainTestSplit(test, train, MersenneTwister.checkSeed("TrainTestSplit", newSeed), shuffle);
    }

    /** Without shuffling: the first rows train, those after them test. */
    public TrainTestSplit inOrder() {
        return new TrainTestSplit(test, train, seed, false);
    }

    /**
     * The rows chosen of {@code count}.
     *
     * @throws IllegalArgumentException if the sizes do not fit the count, or leave nothing to train with
     */
    public SplitIndices indices(int count) {
        var sizes = sizes(count);
        var order = shuffle ? new MersenneTwister(seed).permutation(count) : IntStream.range(0, count).toArray();
        return shuffle
                ? new SplitIndices(part(order, sizes.test, sizes.train), part(order, 0, sizes.test))
                : new SplitIndices(part(order, 0, sizes.train), part(order, sizes.train, sizes.test));
    }

    /**
     * The rows chosen such that both parts hold the classes in the proportions of {@code labels}, as with {@code stratify=labels}.
     *
     * @param labels the class of every row
     * @throws IllegalArgumentException if the sizes do not fit, a class has a single row, or a part is smaller than the number of classes
     * @throws IllegalStateException if this split is in order
     */
    public SplitIndices stratified(int[] labels) {
        if (!shuffle) {
            throw new IllegalStateException(
                    "TrainTestSplit: a stratified split shuffles, but this one was asked to keep the order; leave out inOrder()");
        }
        var sizes = sizes(labels.length);
        return Stratified.choose(labels, sizes.train, sizes.test, new MersenneTwister(seed));
    }

    private static int[] part(int[] order, int from, int count) {
        return IntStream.range(from, from + count).map(i -> order[i]).toArray();
    }

    private record Sizes(int train, int test) {}

    private Sizes sizes(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("TrainTestSplit: the number of rows must be 0 or more, received " + count);
        }
        var wantedTest = test == null && train == null ? new SplitSize.Fraction(0.25) : test;
        var testCount = switch (wantedTest) {
            case null -> -1;
            case SplitSize.Fraction(var fraction) -> (int) Math.ceil(fraction * count);
            case SplitSize.Count(var rows) -> fitting("test", rows, count);
        };
        var trainCount = switch (train) {
            case null -> count - testCount;
            case SplitSize.Fraction(var fraction) -> (int) Math.floor(fraction * count);
            case SplitSize.Count(var rows) -> fitting("train", rows, count);
        };
        if (testCount < 0) {
            testCount = count - trainCount;
        }
        if ((long) trainCount + testCount > count || sumOfFractions() > 1) {
            throw new IllegalArgumentException("TrainTestSplit: of " + count + " rows, train size " + train + " (" + trainCount
                    + " rows) and test size " + wantedTest + " (" + testCount + " rows) are more than there are; reduce one of them");
        }
        if (trainCount == 0) {
            throw new IllegalArgumentException("TrainTestSplit: of " + count + " rows, test size "
                    + Objects.toString(wantedTest, "(the rest)") + " and train size " + Objects.toString(train, "(the rest)")
                    + " leave none to train with");
        }
        return new Sizes(trainCount, testCount);
    }

    private double sumOfFractions() {
        return test instanceof SplitSize.Fraction(var ofTest) && train instanceof SplitSize.Fraction(var ofTrain) ? ofTest + ofTrain : 0;
    }

    private static int fitting(String part, int rows, int count) {
        if (rows >= count) {
            throw new IllegalArgumentException("TrainTestSplit: " + part + " count must be less than the number of rows, " + count
                    + ", received " + rows);
        }
        return rows;
    }
}
