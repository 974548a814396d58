package io.lanewise.data.selection;

import java.util.Arrays;
import java.util.stream.IntStream;

/** A stratified choice: draws and breaks ties in the order of scikit-learn's {@code StratifiedShuffleSplit}. */
final class Stratified {
    private Stratified() {}

    static SplitIndices choose(int[] labels, int trainCount, int testCount, MersenneTwister random) {
        var classes = Arrays.stream(labels).sorted().distinct().toArray();
        var rowsOfClass = rowsOfClass(labels, classes);
        check(classes, rowsOfClass, trainCount, testCount);

        var available = Arrays.stream(rowsOfClass).mapToInt(rows -> rows.length).toArray();
        var forTrain = share(available, trainCount, random);
        var forTest = share(IntStream.range(0, available.length).map(k -> available[k] - forTrain[k]).toArray(), testCount, random);
        var train = IntStream.builder();
        var test = IntStream.builder();
        for (var k = 0; k < classes.length; k++) {
            var order = random.permutation(available[k]);
            for (var i = 0; i < forTrain[k] + forTest[k]; i++) {
                (i < forTrain[k] ? train : test).add(rowsOfClass[k][order[i]]);
            }
        }
        return new SplitIndices(permuted(train.build().toArray(), random), permuted(test.build().toArray(), random));
    }

    private static int[][] rowsOfClass(int[] labels, int[] classes) {
        var rows = new IntStream.Builder[classes.length];
        Arrays.setAll(rows, k -> IntStream.builder());
        for (var row = 0; row < labels.length; row++) {
            rows[Arrays.binarySearch(classes, labels[row])].add(row);
        }
        return Arrays.stream(rows).map(builder -> builder.build().toArray()).toArray(int[][]::new);
    }

    private static void check(int[] classes, int[][] rowsOfClass, int trainCount, int testCount) {
        for (var k = 0; k < classes.length; k++) {
            if (rowsOfClass[k].length < 2) {
                throw new IllegalArgumentException("TrainTestSplit.stratified: every class needs at least 2 rows, but class " + classes[k]
                        + " has only row " + rowsOfClass[k][0]);
            }
        }
        if (trainCount < classes.length || testCount < classes.length) {
            throw new IllegalArgumentException("TrainTestSplit.stratified: both parts must have at least as many rows as there are "
                    + "classes, " + classes.length + ", received " + trainCount + " to train and " + testCount + " to test");
        }
    }

    /**
     * How many of each class: proportional, rounded down; what is missing goes to the classes with the largest remainders, among
     * equal ones by lot.
     */
    private static int[] share(int[] available, int wanted, MersenneTwister random) {
        var total = Arrays.stream(available).sum();
        var exact = Arrays.stream(available).mapToDouble(count -> (double) count / total * wanted).toArray();
        var shares = Arrays.stream(exact).mapToInt(share -> (int) share).toArray();
        var missing = wanted - Arrays.stream(shares).sum();
        var remainders = IntStream.range(0, exact.length).mapToDouble(k -> exact[k] - shares[k]).toArray();
        var descending = Arrays.stream(remainders).map(remainder -> -remainder).sorted().distinct().map(negated -> -negated).toArray();
        for (var i = 0; i < descending.length && missing > 0; i++) {
            var remainder = descending[i];
            var equal = IntStream.range(0, remainders.length).filter(k -> remainders[k] == remainder).toArray();
            var order = random.permutation(equal.length);
            for (var j = 0; j < equal.length && missing > 0; j++, missing--) {
                shares[equal[order[j]]]++;
            }
        }
        return shares;
    }

    private static int[] permuted(int[] rows, MersenneTwister random) {
        return Arrays.stream(random.permutation(rows.length)).map(i -> rows[i]).toArray();
    }
}
