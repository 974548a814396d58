package io.lanewise.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A directed graph put into rows, every node below all that lead to it; links that pass rows by have a bend there. Nodes are numbered from
 * 0, bends after them; both are called vertices. A link from a node to an earlier one is led upwards.
 */
final class LayeredGraph {
    /**
     * A link between two different nodes.
     *
     * @param from where it begins
     * @param to where it ends
     */
    record Link(int from, int to) {}

    /** How many nodes there are; vertices from this number on are bends. */
    final int nodes;
    /** The vertices of each row, from left to right. */
    final List<List<Integer>> rows = new ArrayList<>();
    /** For each link its vertices from the upper node through the bends to the lower node. */
    final List<List<Integer>> paths = new ArrayList<>();
    /** For each vertex those of the row above that it is connected to. */
    final List<List<Integer>> above = new ArrayList<>();
    /** For each vertex those of the row below that it is connected to. */
    final List<List<Integer>> below = new ArrayList<>();

    LayeredGraph(int nodes, List<Link> links) {
        this.nodes = nodes;
        var ranks = ranks(nodes, links);
        IntStream.rangeClosed(0, Arrays.stream(ranks).max().orElse(-1)).forEach(rank -> rows.add(new ArrayList<>()));
        for (var node = 0; node < nodes; node++) {
            addVertex(ranks[node]);
        }
        for (var link : links) {
            addPath(Math.min(link.from(), link.to()), Math.max(link.from(), link.to()), ranks);
        }
    }

    /** Whether a vertex is a bend of a link. */
    boolean isBend(int vertex) {
        return vertex >= nodes;
    }

    /** How many vertices there are. */
    int vertices() {
        return above.size();
    }

    /** The longest path to each node. A node that nothing leads to stands just above the first that it leads to. */
    private static int[] ranks(int nodes, List<Link> links) {
        var ranks = new int[nodes];
        var nearest = new int[nodes];
        Arrays.fill(nearest, Integer.MAX_VALUE);
        var hasAbove = new boolean[nodes];
        var lower = new ArrayList<List<Integer>>();
        IntStream.range(0, nodes).forEach(node -> lower.add(new ArrayList<>()));
        links.forEach(link -> lower.get(Math.min(link.from(), link.to())).add(Math.max(link.from(), link.to())));
        for (var node = 0; node < nodes; node++) {
            for (int next : lower.get(node)) {
                ranks[next] = Math.max(ranks[next], ranks[node] + 1);
                hasAbove[next] = true;
            }
        }
        for (var node = 0; node < nodes; node++) {
            for (int next : lower.get(node)) {
                nearest[node] = Math.min(nearest[node], ranks[next]);
            }
            if (!hasAbove[node] && !lower.get(node).isEmpty()) {
                ranks[node] = nearest[node] - 1;
            }
        }
        return ranks;
    }

    private void addPath(int upper, int lower, int[] ranks) {
        var path = new ArrayList<Integer>();
        path.add(upper);
        for (var rank = ranks[upper] + 1; rank < ranks[lower]; rank++) {
            path.add(addVertex(rank));
        }
        path.add(lower);
        for (var i = 1; i < path.size(); i++) {
            below.get(path.get(i - 1)).add(path.get(i));
            above.get(path.get(i)).add(path.get(i - 1));
        }
        paths.add(path);
    }

    private int addVertex(int rank) {
        var vertex = vertices();
        above.add(new ArrayList<>());
        below.add(new ArrayList<>());
        rows.get(rank).add(vertex);
        return vertex;
    }
}
