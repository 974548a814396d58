package io.lanewise.data.neighbors;

import io.lanewise.data.matrix.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/** A {@link KNeighborsClassifier} with its training rows. Immutable; safe for several threads. */
public final class FittedNeighbors {
    private static final int LEAF_SIZE = 30;
    private static final int LARGEST_TREE_COLUMNS = 15;

    private final KNeighborsClassifier classifier;
    private final int columns;
    private final int[] classes;
    private final int[] classOfRow;
    private final KdTree tree;

    FittedNeighbors(KNeighborsClassifier classifier, double[][] rows, int columns, int[] labels) {
        this.classifier = classifier;
        this.columns = columns;
        classes = Arrays.stream(labels).sorted().distinct().toArray();
        classOfRow = Arrays.stream(labels).map(label -> Arrays.binarySearch(classes, label)).toArray();
        var treePays = columns <= LARGEST_TREE_COLUMNS && classifier.neighbors() < rows.length / 2;
        var copies = Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        tree = new KdTree(copies, classifier.p(), treePays ? LEAF_SIZE : rows.length);
    }

    /** The classes in ascending order; a copy. */
    public int[] classes() {
        return classes.clone();
    }

    /**
     * The nearest training rows of each point.
     *
     * @throws IllegalArgumentException if a point has another number of columns, or numbers that are not finite
     */
    public Neighbors kneighbors(double[][] points) {
        Matrix.check("KNeighborsClassifier", points, columns);
        var distances = new double[points.length][];
        var indices = new int[points.length][];
        IntStream.range(0, points.length).parallel().forEach(i -> {
            var nearest = tree.nearest(points[i], classifier.neighbors());
            distances[i] = nearest.distances();
            indices[i] = nearest.indices();
        });
        if (classifier.p() == 2) {
            for (var row : distances) {
                Arrays.setAll(row, i -> Math.sqrt(row[i]));
            }
        }
        return new Neighbors(distances, indices);
    }

    /**
     * The share of the votes that each class has: a row a point, a column for each of {@link #classes()}.
     *
     * @throws IllegalArgumentException as {@link #kneighbors}
     */
    public double[][] predictProba(double[][] points) {
        var votes = votes(points);
        for (var row : votes) {
            var sum = Arrays.stream(row).reduce(0, Double::sum);
            Arrays.setAll(row, k -> row[k] / sum);
        }
        return votes;
    }

    /**
     * The class of each point: the one with the most votes, among equal ones the smallest.
     *
     * @throws IllegalArgumentException as {@link #kneighbors}
     */
    public int[] predict(double[][] points) {
        return Arrays.stream(votes(points)).mapToInt(row -> classes[indexOfLargest(row)]).toArray();
    }

    /**
     * The share of points whose class is predicted right.
     *
     * @throws IllegalArgumentException if there is no point or not as many labels, or as {@link #kneighbors}
     */
    public double score(double[][] points, int[] labels) {
        if (points.length == 0 || points.length != labels.length) {
            throw new IllegalArgumentException("KNeighborsClassifier.score: expected a label for each point, at least 1, received "
                    + points.length + " points and " + labels.length + " labels");
        }
        var predicted = predict(points);
        return IntStream.range(0, labels.length).filter(i -> predicted[i] == labels[i]).count() / (double) labels.length;
    }

    private double[][] votes(double[][] points) {
        var neighbors = kneighbors(points);
        var votes = new double[points.length][classes.length];
        for (var i = 0; i < points.length; i++) {
            var distances = neighbors.distances()[i];
            for (var k = 0; k < distances.length; k++) {
                votes[i][classOfRow[neighbors.indices()[i][k]]] += weight(distances[k], distances[0]);
            }
        }
        return votes;
    }

    /** A distance so small that its inverse overflows counts as 0. */
    private double weight(double distance, double nearest) {
        if (classifier.weights() == Weights.UNIFORM) {
            return 1;
        }
        return Double.isInfinite(1 / nearest) ? (Double.isInfinite(1 / distance) ? 1 : 0) : 1 / distance;
    }

    private static int indexOfLargest(double... numbers) {
        var largest = 0;
        for (var i = 1; i < numbers.length; i++) {
            if (numbers[i] > numbers[largest]) {
                largest = i;
            }
        }
        return largest;
    }
}
