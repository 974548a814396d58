package io.lanewise.report;

import io.lanewise.model.Outline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lays a model out: a row of boxes for each step of the longest path, arrows between them. It works across a row and along the arrows;
 * which of the two is x is decided at the end.
 */
final class PlotLayout {
    private static final double MARGIN = 6;
    /** Least room between boxes of a row. */
    private static final double BOX_GAP = 24;
    /** Least and most room between rows; rows with links that lead far aside are further apart, so that arrows are not too flat. */
    private static final double LEAST_ROW_GAP = 36;

    private static final double MOST_ROW_GAP = 108;
    private static final double ROW_GAP_PER_DETOUR = 0.25;

    private final List<Outline.Row> layers;
    private final List<LayerCard> cards;
    private final ArrowShape shape;
    private final List<LayeredGraph.Link> links;
    private final List<Integer> loops;
    private final LayeredGraph graph;
    /** The middle of each vertex across. */
    private final double[] across;

    private final int[] rowOf;
    /** Where each row begins and ends along the arrows. */
    private final double[] rowBegin;

    private final double[] rowEnd;

    private PlotLayout(Outline outline, PlotOptions options) {
        layers = outline.rows();
        cards = layers.stream().map(row -> LayerCard.of(row, options)).toList();
        shape = new ArrowShape(options.direction() == PlotOptions.Direction.TOP_TO_BOTTOM);
        var all = links(outline);
        links = all.stream().filter(link -> link.from() != link.to()).toList();
        loops = all.stream().filter(link -> link.from() == link.to()).map(LayeredGraph.Link::from).toList();
        graph = new LayeredGraph(layers.size(), links);
        RowOrder.improve(graph);
        across = places();
        rowOf = new int[graph.vertices()];
        rowBegin = new double[graph.rows.size()];
        rowEnd = new double[graph.rows.size()];
        placeRows();
    }

    /**
     * The picture of a model.
     *
     * @throws IllegalArgumentException if a layer has an input from one that the outline does not have
     */
    static Drawing of(Outline outline, PlotOptions options) {
        return new PlotLayout(outline, options).drawing();
    }

    /** Which layers feed which, each pair once, by their numbers in the model; a Sequential model is a chain. */
    static List<LayeredGraph.Link> links(Outline outline) {
        var layers = outline.rows();
        if (!outline.className().equals("Functional")) {
            return IntStream.range(1, layers.size()).mapToObj(i -> new LayeredGraph.Link(i - 1, i)).toList();
        }
        var numbers = new HashMap<String, Integer>();
        IntStream.range(0, layers.size()).forEach(i -> numbers.put(layers.get(i).name(), i));
        var links = new LinkedHashSet<LayeredGraph.Link>();
        for (var to = 0; to < layers.size(); to++) {
            for (var connection : layers.get(to).inbound()) {
                var from = numbers.get(connection.layer());
                if (from == null) {
                    throw new IllegalArgumentException("plot: layer " + layers.get(to).name() + " has an input from " + connection.layer()
                            + ", expected one of the model's layers " + layers.stream().map(Outline.Row::name).toList());
                }
                links.add(new LayeredGraph.Link(from, to));
            }
        }
        return List.copyOf(links);
    }

    private double[] places() {
        var room = IntStream.range(0, layers.size()).mapToDouble(this::breadth).toArray();
        loops.forEach(node -> room[node] += 2 * ArrowShape.LOOP);
        var places = RowPlaces.of(graph, room, BOX_GAP);
        var left = IntStream.range(0, places.length).mapToDouble(i -> places[i] - (graph.isBend(i) ? 0 : room[i] / 2)).min().orElse(0);
        return IntStream.range(0, places.length).mapToDouble(i -> places[i] - left + MARGIN).toArray();
    }

    private void placeRows() {
        var position = MARGIN;
        for (var row = 0; row < graph.rows.size(); row++) {
            var depth = 0.0;
            var detour = 0.0;
            for (int vertex : graph.rows.get(row)) {
                rowOf[vertex] = row;
                depth = Math.max(depth, depth(vertex));
                for (int next : graph.below.get(vertex)) {
                    detour = Math.max(detour, Math.abs(across[vertex] - across[next]));
                }
            }
            rowBegin[row] = position;
            rowEnd[row] = position + depth;
            position = rowEnd[row] + Math.clamp(detour * ROW_GAP_PER_DETOUR, LEAST_ROW_GAP, MOST_ROW_GAP);
        }
    }

    private double breadth(int node) {
        return shape.down() ? cards.get(node).width() : cards.get(node).height();
    }

    private double depth(int vertex) {
        if (graph.isBend(vertex)) {
            return 0;
        }
        return shape.down() ? cards.get(vertex).height() : cards.get(vertex).width();
    }

    private double middle(int node) {
        return (rowBegin[rowOf[node]] + rowEnd[rowOf[node]]) / 2;
    }

    private Drawing drawing() {
        var boxes = IntStream.range(0, layers.size()).mapToObj(this::box).toList();
        var arrows = new ArrayList<Drawing.Arrow>();
        for (var i = 0; i < links.size(); i++) {
            arrows.add(arrow(links.get(i), graph.paths.get(i)));
        }
        for (var node : loops) {
            arrows.add(shape.loop(layers.get(node).name(), across[node] + breadth(node) / 2, middle(node), depth(node) / 4));
        }
        var right = Math.max(
                boxes.stream().mapToDouble(box -> box.x() + box.width()).max().orElse(0),
                arrows.stream().flatMap(arrow -> arrow.curves().stream()).mapToDouble(curve -> curve.control1().x()).max().orElse(0));
        var bottom = Math.max(
                boxes.stream().mapToDouble(box -> box.y() + box.height()).max().orElse(0),
                arrows.stream().flatMap(arrow -> arrow.curves().stream()).mapToDouble(curve -> curve.control1().y()).max().orElse(0));
        return new Drawing(right + MARGIN, bottom + MARGIN, boxes, List.copyOf(arrows));
    }

    private Drawing.Box box(int node) {
        var card = cards.get(node);
        var middle = shape.point(across[node], middle(node));
        return card.at(middle.x() - card.width() / 2, middle.y() - card.height() / 2);
    }

    private Drawing.Arrow arrow(LayeredGraph.Link link, List<Integer> path) {
        var passages = new ArrayList<ArrowShape.Passage>();
        for (int vertex : path) {
            var row = rowOf[vertex];
            var begin = vertex == path.getFirst() ? middle(vertex) + depth(vertex) / 2 : rowBegin[row];
            var end = vertex == path.getLast() ? middle(vertex) - depth(vertex) / 2 : rowEnd[row];
            passages.add(new ArrowShape.Passage(across[vertex], begin, end));
        }
        return shape.between(layers.get(link.from()).name(), layers.get(link.to()).name(), passages, link.from() > link.to());
    }
}
