package io.lanewise.data.neighbors;

import io.lanewise.data.matrix.Matrix;

/**
 * Gives a point the class that most of its nearest neighbours have, as scikit-learn's classifier of that name; among classes with equal
 * votes, the smallest. This is the description; {@link #fit} makes a {@link FittedNeighbors} of it. Immutable.
 *
 * <p>Which of several equally distant training rows count as neighbours follows scikit-learn's search (a k-d tree with leaves of 30
 * for up to 15 columns when k is less than half the rows, else row after row), so that predictions agree.
 *
 * @param neighbors how many neighbours vote, 5 by default
 * @param weights how much a vote counts, {@code UNIFORM} by default
 * @param p the power of the distance {@code (Σ |x − y|^p)^(1/p)}: 2, the default, or 1
 */
public record KNeighborsClassifier(int neighbors, Weights weights, int p) {

    /** Checks the numbers. */
    public KNeighborsClassifier {
        if (neighbors < 1) {
            throw new IllegalArgumentException("KNeighborsClassifier: neighbors must be 1 or more, received " + neighbors);
        }
        if (p != 1 && p != 2) {
            throw new IllegalArgumentException("KNeighborsClassifier: p must be 1 (sum of differences) or 2 (Euclidean), received " + p);
        }
    }

    /** This many neighbours with equal votes, Euclidean distance. */
    public static KNeighborsClassifier of(int neighbors) {
        return new KNeighborsClassifier(neighbors, Weights.UNIFORM, 2);
    }

    /** With votes that count so much. */
    public KNeighborsClassifier withWeights(Weights counted) {
        return new KNeighborsClassifier(neighbors, counted, p);
    }

    /** With this power in the distance, 1 or 2. */
    public KNeighborsClassifier withP(int power) {
        return new KNeighborsClassifier(neighbors, weights, power);
    }

    /**
     * Remembers training rows and their classes.
     *
     * @param rows (samples, columns), all finite; copied
     * @param labels a class for each row
     * @throws IllegalArgumentException if there are fewer rows than neighbours, not as many labels, or the rows are not a matrix of finite
     *     numbers
     */
    public FittedNeighbors fit(double[][] rows, int[] labels) {
        var columns = Matrix.columns("KNeighborsClassifier.fit", rows);
        if (labels.length != rows.length) {
            throw new IllegalArgumentException("KNeighborsClassifier.fit: expected a label for each of " + rows.length + " rows, received "
                    + labels.length);
        }
        if (neighbors > rows.length) {
            throw new IllegalArgumentException("KNeighborsClassifier.fit: expected at least as many rows as neighbors, " + neighbors
                    + ", received " + rows.length);
        }
        return new FittedNeighbors(this, rows, columns, labels);
    }
}
