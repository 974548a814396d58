package io.lanewise.data.selection;

/** The rows that train and the rows that test, in the order they were chosen. */
public final class SplitIndices {
    private final int[] train;
    private final int[] test;

    SplitIndices(int[] train, int[] test) {
        this.train = train;
        this.test = test;
    }

    /** The rows to train with, a copy. */
    public int[] train() {
        return train.clone();
    }

    /** The rows to test with, a copy. */
    public int[] test() {
        return test.clone();
    }

    /** The training rows of a matrix; the rows themselves are shared. */
    public double[][] train(double[][] rows) {
        return pick(rows, train);
    }

    /** The test rows of a matrix; the rows themselves are shared. */
    public double[][] test(double[][] rows) {
        return pick(rows, test);
    }

    /** The labels of the training rows. */
    public int[] train(int[] labels) {
        return pick(labels, train);
    }

    /** The labels of the test rows. */
    public int[] test(int[] labels) {
        return pick(labels, test);
    }

    private static double[][] pick(double[][] rows, int[] chosen) {
        var picked = new double[chosen.length][];
        for (var i = 0; i < chosen.length; i++) {
            picked[i] = rows[chosen[i]];
        }
        return picked;
    }

    private static int[] pick(int[] labels, int[] chosen) {
        var picked = new int[chosen.length];
        for (var i = 0; i < chosen.length; i++) {
            picked[i] = labels[chosen[i]];
        }
        return picked;
    }
}
