package io.lanewise.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Orders the vertices of each row so that few links cross: sweeps down and up that sort a row by the mean place of the vertices connected
 * to it (the barycenter method of Sugiyama, Tagawa and Toda, 1981). The best order seen stays.
 */
final class RowOrder {
    private static final int SWEEPS = 24;

    private final LayeredGraph graph;
    /** The place of each vertex in its row. */
    private final int[] place;
    /** The mean place of what a vertex is connected to. */
    private final double[] mean;

    private RowOrder(LayeredGraph graph) {
        this.graph = graph;
        this.place = new int[graph.vertices()];
        this.mean = new double[graph.vertices()];
    }

    /** Changes the order of the graph's rows. */
    static void improve(LayeredGraph graph) {
        new RowOrder(graph).run();
    }

    private void run() {
        graph.rows.forEach(this::number);
        var best = copy();
        var fewest = crossings();
        for (var sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
            var down = sweep % 2 == 0;
            for (var row : down ? graph.rows : graph.rows.reversed()) {
                sort(row, down ? graph.above : graph.below);
            }
            var crossings = crossings();
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
            }
        }
        for (var row = 0; row < best.size(); row++) {
            graph.rows.set(row, best.get(row));
        }
    }

    /** Sorts by mean place; vertices without connections, and equal ones, keep their order. */
    private void sort(List<Integer> row, List<List<Integer>> connected) {
        for (int vertex : row) {
            mean[vertex] = connected.get(vertex).stream().mapToInt(other -> place[other]).average().orElse(place[vertex]);
        }
        row.sort(Comparator.comparingDouble(vertex -> mean[vertex]));
        number(row);
    }

    private void number(List<Integer> row) {
        for (var i = 0; i < row.size(); i++) {
            place[row.get(i)] = i;
        }
    }

    private List<List<Integer>> copy() {
        var copy = new ArrayList<List<Integer>>();
        graph.rows.forEach(row -> copy.add(new ArrayList<>(row)));
        return copy;
    }

    private long crossings() {
        var crossings = 0L;
        for (var row = 1; row < graph.rows.size(); row++) {
            crossings += crossings(graph.rows.get(row - 1), graph.rows.get(row).size());
        }
        return crossings;
    }

    /** Pairs of links out of a row that end in the other order than they begin, counted with a tree of partial sums. */
    private long crossings(List<Integer> upper, int lowerSize) {
        var tree = new int[lowerSize + 1];
        var seen = 0;
        var crossings = 0L;
        for (int vertex : upper) {
            var ends = graph.below.get(vertex).stream().mapToInt(other -> place[other]).sorted().toArray();
            for (var end : ends) {
                var notRight = 0;
                for (var i = end + 1; i > 0; i -= i & -i) {
                    notRight += tree[i];
                }
                crossings += seen - notRight;
            }
            for (var end : ends) {
                for (var i = end + 1; i <= lowerSize; i += i & -i) {
                    tree[i]++;
                }
                seen++;
            }
        }
        return crossings;
    }
}
