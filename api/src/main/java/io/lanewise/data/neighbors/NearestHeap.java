package io.lanewise.data.neighbors;

import java.util.Arrays;

/**
 * The k smallest distances seen so far with their rows: a binary heap with the largest on top. A distance equal to the largest is not
 * taken in, so the first of equals stays.
 */
final class NearestHeap {
    private final double[] distances;
    private final int[] indices;

    NearestHeap(int size) {
        distances = new double[size];
        indices = new int[size];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
    }

    double largest() {
        return distances[0];
    }

    /** Replaces the largest by this one if it is smaller. */
    void offer(double distance, int index) {
        if (distance >= distances[0]) {
            return;
        }
        var hole = 0;
        for (var child = larger(1); child < distances.length && distance < distances[child]; child = larger(2 * hole + 1)) {
            distances[hole] = distances[child];
            indices[hole] = indices[child];
            hole = child;
        }
        distances[hole] = distance;
        indices[hole] = index;
    }

    /** The larger of two neighbours in the heap; the first if they are equal or there is no second. */
    private int larger(int first) {
        return first + 1 < distances.length && distances[first + 1] > distances[first] ? first + 1 : first;
    }

    /** Nearest first; equals in the order of the heap. */
    void sort() {
        for (var i = 1; i < distances.length; i++) {
            var distance = distances[i];
            var index = indices[i];
            var place = i;
            for (; place > 0 && distances[place - 1] > distance; place--) {
                distances[place] = distances[place - 1];
                indices[place] = indices[place - 1];
            }
            distances[place] = distance;
            indices[place] = index;
        }
    }

    /** Their distances; once sorted, nearest first. */
    double[] distances() {
        return distances;
    }

    /** Their rows, in the order of the distances. */
    int[] indices() {
        return indices;
    }
}
