package io.lanewise.data.neighbors;

import java.util.stream.IntStream;

/**
 * Finds nearest rows: a binary tree (Bentley, 1975) that halves the rows at the median of their widest column until leaves are small,
 * searched depth first, nearer half first. Built and searched in the order in which scikit-learn's tree is, because among
 * equally distant rows the first one met counts.
 */
final class KdTree {
    /** Columns added up between two looks at whether the distance is too large already. */
    private static final int BLOCK = 16;

    private final double[][] rows;
    private final int p;
    /** The rows in the order of the leaves. */
    private final int[] order;
    /** Node i has the children 2i + 1 and 2i + 2. */
    private final Node[] nodes;

    /** For each node the smallest number in each column, and the largest: the box its rows lie in. */
    private final double[][] low;
    private final double[][] high;

    /** The rows {@code order[from]} to {@code order[to - 1]}. */
    private record Node(int from, int to) {}

    /**
     * Builds the tree.
     *
     * @param rows at least one; shared
     * @param p 1 or 2
     * @param leafSize leaves have at most twice as many rows
     */
    KdTree(double[][] rows, int p, int leafSize) {
        this.rows = rows;
        this.p = p;
        order = IntStream.range(0, rows.length).toArray();
        var levels = 1;
        while ((long) leafSize << levels <= rows.length - 1) {
            levels++;
        }
        nodes = new Node[(1 << levels) - 1];
        low = new double[nodes.length][];
        high = new double[nodes.length][];
        build(0, 0, rows.length);
    }

    private void build(int node, int from, int to) {
        nodes[node] = new Node(from, to);
        measure(node);
        if (!isLeaf(node)) {
            var column = widest(node);
            var middle = from + (to - from) / 2;
            new MedianPartition(order, (a, b) -> {
                var left = rows[a][column];
                var right = rows[b][column];
                return left < right ? -1 : left > right ? 1 : Integer.compare(a, b);
            }).select(from, middle, to);
            build(2 * node + 1, from, middle);
            build(2 * node + 2, middle, to);
        }
    }

    private boolean isLeaf(int node) {
        return 2 * node + 1 >= nodes.length;
    }

    private void measure(int node) {
        var smallest = rows[order[nodes[node].from]].clone();
        var largest = smallest.clone();
        for (var i = nodes[node].from + 1; i < nodes[node].to; i++) {
            var row = rows[order[i]];
            for (var column = 0; column < row.length; column++) {
                smallest[column] = Math.min(smallest[column], row[column]);
                largest[column] = Math.max(largest[column], row[column]);
            }
        }
        low[node] = smallest;
        high[node] = largest;
    }

    private int widest(int node) {
        var widest = 0;
        for (var column = 1; column < low[node].length; column++) {
            if (high[node][column] - low[node][column] > high[node][widest] - low[node][widest]) {
                widest = column;
            }
        }
        return widest;
    }

    /** The rows nearest to a point, sorted, with their distances (squared, if Euclidean). */
    NearestHeap nearest(double[] point, int count) {
        var heap = new NearestHeap(count);
        search(0, point, distanceToBox(0, point), heap);
        heap.sort();
        return heap;
    }

    private void search(int node, double[] point, double atLeast, NearestHeap heap) {
        if (atLeast > heap.largest()) {
            return;
        }
        if (isLeaf(node)) {
            for (var i = nodes[node].from; i < nodes[node].to; i++) {
                heap.offer(distance(point, rows[order[i]], heap.largest()), order[i]);
            }
            return;
        }
        var left = 2 * node + 1;
        var toLeft = distanceToBox(left, point);
        var toRight = distanceToBox(left + 1, point);
        if (toLeft <= toRight) {
            search(left, point, toLeft, heap);
            search(left + 1, point, toRight, heap);
        } else {
            search(left + 1, point, toRight, heap);
            search(left, point, toLeft, heap);
        }
    }

    /** The distance (squared, if Euclidean), or a part of it that is at least {@code enough}. */
    private double distance(double[] a, double[] b, double enough) {
        var sum = 0.0;
        for (var from = 0; from < a.length && sum < enough; from += BLOCK) {
            for (var column = from; column < Math.min(from + BLOCK, a.length); column++) {
                sum += power(a[column] - b[column]);
            }
        }
        return sum;
    }

    private double distanceToBox(int node, double[] point) {
        var sum = 0.0;
        for (var column = 0; column < point.length; column++) {
            sum += power(Math.max(0, low[node][column] - point[column]) + Math.max(0, point[column] - high[node][column]));
        }
        return sum;
    }

    private double power(double difference) {
        return p == 1 ? Math.abs(difference) : difference * difference;
    }
}
