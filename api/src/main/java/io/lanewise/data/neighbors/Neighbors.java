package io.lanewise.data.neighbors;

/** The nearest neighbours of some points, nearest first. */
public final class Neighbors {
    private final double[][] distances;
    private final int[][] indices;

    Neighbors(double[][] distances, int[][] indices) {
        this.distances = distances;
        this.indices = indices;
    }

    /** How far away they are: a row a point. */
    public double[][] distances() {
        return distances;
    }

    /** Which training rows they are: a row a point. */
    public int[][] indices() {
        return indices;
    }
}
