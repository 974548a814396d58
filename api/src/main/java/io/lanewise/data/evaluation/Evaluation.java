package io.lanewise.data.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/** Compares predicted with true classes, as {@code sklearn.metrics}. */
public final class Evaluation {
    private Evaluation() {}

    /**
     * The share of predictions that are right.
     *
     * @throws IllegalArgumentException if there are no labels, or not as many predictions
     */
    public static double accuracyScore(int[] yTrue, int[] yPred) {
        check("accuracyScore", yTrue, yPred);
        return IntStream.range(0, yTrue.length).filter(i -> yTrue[i] == yPred[i]).count() / (double) yTrue.length;
    }

    /** {@link #confusionMatrix(int[], int[], int[])} of all labels that occur, in ascending order. */
    public static int[][] confusionMatrix(int[] yTrue, int[] yPred) {
        check("confusionMatrix", yTrue, yPred);
        return confusionMatrix(yTrue, yPred, labels(yTrue, yPred));
    }

    /**
     * How often label i was predicted as label j, in row i, column j. Samples with a true or predicted label that is not listed are left
     * out.
     *
     * @param labels which labels, in which order, each once
     * @throws IllegalArgumentException if there are no labels, not as many predictions, or a label is listed twice
     */
    public static int[][] confusionMatrix(int[] yTrue, int[] yPred, int[] labels) {
        check("confusionMatrix", yTrue, yPred);
        if (Arrays.stream(labels).distinct().count() < labels.length || labels.length == 0) {
            throw new IllegalArgumentException("confusionMatrix: expected labels listed once each, received " + Arrays.toString(labels));
        }
        var places = new HashMap<Integer, Integer>();
        for (var i = 0; i < labels.length; i++) {
            places.put(labels[i], i);
        }
        var counts = new int[labels.length][labels.length];
        for (var i = 0; i < yTrue.length; i++) {
            var row = places.get(yTrue[i]);
            var column = places.get(yPred[i]);
            if (row != null && column != null) {
                counts[row][column]++;
            }
        }
        return counts;
    }

    /** {@link #classificationReport(int[], int[], List)} with the labels as names. */
    public static ClassificationReport classificationReport(int[] yTrue, int[] yPred) {
        check("classificationReport", yTrue, yPred);
        return classificationReport(yTrue, yPred, Arrays.stream(labels(yTrue, yPred)).mapToObj(Integer::toString).toList());
    }

    /**
     * Precision, recall and F1 score of every class that occurs, and their averages.
     *
     * @param targetNames the names of the labels that occur, in the labels' ascending order
     * @throws IllegalArgumentException if there are no labels, not as many predictions, or not as many names as labels
     */
    public static ClassificationReport classificationReport(int[] yTrue, int[] yPred, List<String> targetNames) {
        check("classificationReport", yTrue, yPred);
        var labels = labels(yTrue, yPred);
        if (targetNames.size() != labels.length) {
            throw new IllegalArgumentException("classificationReport: expected a name for each of the labels " + Arrays.toString(labels)
                    + ", received " + targetNames.size() + " names " + targetNames);
        }
        return ClassificationReport.of(confusionMatrix(yTrue, yPred, labels), targetNames);
    }

    private static int[] labels(int[] yTrue, int[] yPred) {
        return IntStream.concat(Arrays.stream(yTrue), Arrays.stream(yPred)).sorted().distinct().toArray();
    }

    private static void check(String operation, int[] yTrue, int[] yPred) {
        if (yTrue.length == 0 || yTrue.length != yPred.length) {
            throw new IllegalArgumentException(operation + ": expected as many predicted labels as true ones, at least 1, received "
                    + yTrue.length + " true and " + yPred.length + " predicted");
        }
    }
}
