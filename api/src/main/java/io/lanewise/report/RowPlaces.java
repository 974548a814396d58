package io.lanewise.report;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Decides how far to the right each vertex stands, given the order of the rows. Vertices that should stand exactly below each other (the
 * bends of a link; a layer and its only successor) form a block with one place. The places then follow the mean of what a block is
 * connected to, while neighbours in a row keep their distance.
 */
final class RowPlaces {
    private static final int ROUNDS = 80;
    private static final int NONE = -1;

    /** A block must stand at least this far to the right of another. */
    private record Distance(int left, int right, double least) {}

    private final LayeredGraph graph;
    /** The block of each vertex. */
    private final int[] block;
    private final int blocks;
    private final boolean[] onlyBends;
    private final List<List<Distance>> toLeft = new ArrayList<>();
    private final List<List<Distance>> toRight = new ArrayList<>();
    private final int[] fromLeft;
    private double[] places;

    private RowPlaces(LayeredGraph graph, double[] breadths, double gap) {
        this.graph = graph;
        this.block = new int[graph.vertices()];
        this.blocks = makeBlocks();
        this.onlyBends = new boolean[blocks];
        Arrays.fill(onlyBends, true);
        IntStream.range(0, graph.nodes).forEach(node -> onlyBends[block[node]] = false);
        for (var i = 0; i < blocks; i++) {
            toLeft.add(new ArrayList<>());
            toRight.add(new ArrayList<>());
        }
        this.places = new double[blocks];
        var members = new int[blocks];
        for (var row : graph.rows) {
            var packed = pack(row, breadths, gap);
            for (var i = 0; i < packed.length; i++) {
                places[block[row.get(i)]] += packed[i] - packed[packed.length - 1] / 2;
                members[block[row.get(i)]]++;
            }
        }
        Arrays.setAll(places, i -> places[i] / members[i]);
        this.fromLeft = sortFromLeft();
    }

    /**
     * The middle of each vertex.
     *
     * @param breadths how much room each node takes; a bend takes none
     * @param gap the least room between neighbours
     */
    static double[] of(LayeredGraph graph, double[] breadths, double gap) {
        var layout = new RowPlaces(graph, breadths, gap);
        layout.places = layout.apart(layout.places);
        for (var round = 0; round < ROUNDS; round++) {
            layout.places = layout.apart(layout.wanted());
        }
        return Arrays.stream(layout.block).mapToDouble(block -> layout.places[block]).toArray();
    }

    /** Notes the distances in a row, and gives the places that keep no more than them, from 0. */
    private double[] pack(List<Integer> row, double[] breadths, double gap) {
        var packed = new double[row.size()];
        for (var i = 1; i < packed.length; i++) {
            var least = (breadth(row.get(i - 1), breadths) + breadth(row.get(i), breadths)) / 2 + gap;
            var distance = new Distance(block[row.get(i - 1)], block[row.get(i)], least);
            toLeft.get(distance.right()).add(distance);
            toRight.get(distance.left()).add(distance);
            packed[i] = packed[i - 1] + least;
        }
        return packed;
    }

    private double breadth(int vertex, double[] breadths) {
        return graph.isBend(vertex) ? 0 : breadths[vertex];
    }

    private int makeBlocks() {
        var count = 0;
        var position = new int[block.length];
        graph.rows.forEach(row -> IntStream.range(0, row.size()).forEach(i -> position[row.get(i)] = i));
        Arrays.fill(block, NONE);
        for (var row = 0; row < graph.rows.size(); row++) {
            if (row > 0) {
                join(graph.rows.get(row - 1), position);
            }
            for (int vertex : graph.rows.get(row)) {
                if (block[vertex] == NONE) {
                    block[vertex] = count++;
                }
            }
        }
        return count;
    }

    /** Lets vertices of the next row join blocks of this one; bends first. Joined links never cross, or blocks could not be ordered. */
    private void join(List<Integer> upper, int[] position) {
        var joined = new int[upper.size()];
        Arrays.fill(joined, NONE);
        for (var bends : List.of(true, false)) {
            for (var i = 0; i < joined.length; i++) {
                var vertex = upper.get(i);
                var next = main(graph.below.get(vertex));
                if (next != NONE && main(graph.above.get(next)) == vertex && bends == (graph.isBend(vertex) && graph.isBend(next))
                        && !crosses(joined, i, position[next])) {
                    joined[i] = position[next];
                    block[next] = block[vertex];
                }
            }
        }
    }

    /** The one of these vertices to stand in line with: the only node among them, else the only one. */
    private int main(List<Integer> connected) {
        var candidates = connected.stream().filter(vertex -> !graph.isBend(vertex)).toList();
        candidates = candidates.isEmpty() ? connected : candidates;
        return candidates.size() == 1 ? candidates.getFirst() : NONE;
    }

    private static boolean crosses(int[] joined, int from, int to) {
        return IntStream.range(0, joined.length)
                .anyMatch(i -> joined[i] != NONE && (i < from ? joined[i] > to : joined[i] < to));
    }

    private int[] sortFromLeft() {
        var waitsFor = toLeft.stream().mapToInt(List::size).toArray();
        var ready = new ArrayDeque<Integer>();
        IntStream.range(0, blocks).filter(i -> waitsFor[i] == 0).forEach(ready::add);
        var sorted = new int[blocks];
        for (var i = 0; i < blocks; i++) {
            sorted[i] = ready.remove();
            for (var distance : toRight.get(sorted[i])) {
                if (--waitsFor[distance.right()] == 0) {
                    ready.add(distance.right());
                }
            }
        }
        return sorted;
    }

    /** Half way from where each block is to the middle of what it is connected to; the whole way would swap two neighbours for ever. */
    private double[] wanted() {
        var sums = new double[blocks];
        var counts = new int[blocks];
        for (var vertex = 0; vertex < block.length; vertex++) {
            for (int next : graph.below.get(vertex)) {
                if (block[vertex] != block[next]) {
                    sums[block[vertex]] += places[block[next]];
                    counts[block[vertex]]++;
                    sums[block[next]] += places[block[vertex]];
                    counts[block[next]]++;
                }
            }
        }
        var wanted = places.clone();
        for (var i = 0; i < blocks; i++) {
            if (counts[i] > 0) {
                wanted[i] = (places[i] + sums[i] / counts[i]) / 2;
            }
            if (onlyBends[i]) {
                wanted[i] = besideNodes(i, wanted[i]);
            }
        }
        return wanted;
    }

    /** A link that passes by gives way to the boxes and does not push them. */
    private double besideNodes(int passing, double place) {
        var least = toLeft.get(passing).stream().mapToDouble(distance -> places[distance.left()] + distance.least()).max();
        var most = toRight.get(passing).stream().mapToDouble(distance -> places[distance.right()] - distance.least()).min();
        var result = Math.max(place, least.orElse(place));
        return Math.min(result, most.orElse(result));
    }

    /**
     * Places near the wanted ones that keep all distances: the mean of those got by pushing only to the right and only to the left. Both
     * keep the distances, so their mean does.
     */
    private double[] apart(double[] wanted) {
        var right = wanted.clone();
        for (var i : fromLeft) {
            for (var distance : toLeft.get(i)) {
                right[i] = Math.max(right[i], right[distance.left()] + distance.least());
            }
        }
        var left = wanted.clone();
        for (var position = blocks - 1; position >= 0; position--) {
            var i = fromLeft[position];
            for (var distance : toRight.get(i)) {
                left[i] = Math.min(left[i], left[distance.right()] - distance.least());
            }
        }
        return IntStream.range(0, blocks).mapToDouble(i -> (left[i] + right[i]) / 2).toArray();
    }
}
