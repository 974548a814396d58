package io.lanewise.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.model.Outline;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The geometry of pictures of random graphs. */
class PlotLayoutProperties {
    private static final double SLACK = 1e-6;

    @Property(tries = 60)
    void nothingOverlaps(@ForAll @IntRange(min = 1, max = 40) int layers, @ForAll @IntRange(min = 1, max = 4) int inputs, @ForAll long seed,
            @ForAll boolean right, @ForAll boolean details, @ForAll boolean shared) {
        var options = PlotOptions.DEFAULT.withShowShapes(details).withShowLayerActivations(details)
                .withDirection(right ? PlotOptions.Direction.LEFT_TO_RIGHT : PlotOptions.Direction.TOP_TO_BOTTOM);
        var outline = graph(layers, inputs, shared, new Random(seed));
        var drawing = PlotLayout.of(outline, options);

        assertThat(drawing.boxes()).extracting(Drawing.Box::layer)
                .containsExactlyElementsOf(outline.rows().stream().map(Outline.Row::name).toList());
        assertThat(drawing.arrows()).hasSameSizeAs(PlotLayout.links(outline));
        for (var i = 0; i < layers; i++) {
            inside(drawing, drawing.boxes().get(i));
            for (var j = 0; j < i; j++) {
                assertThat(overlap(drawing.boxes().get(i), drawing.boxes().get(j))).isFalse();
            }
        }
        for (var arrow : drawing.arrows()) {
            joined(drawing, arrow);
            for (var point : points(arrow)) {
                assertThat(point.x()).isBetween(0.0, drawing.width());
                assertThat(point.y()).isBetween(0.0, drawing.height());
                assertThat(drawing.boxes()).noneMatch(box -> within(box, point, -SLACK));
            }
        }
    }

    @Property(tries = 60)
    void arrowsLeadDownwardsAndChainsAreStraight(@ForAll @IntRange(min = 2, max = 30) int layers, @ForAll long seed) {
        var graph = graph(layers, 3, false, new Random(seed));
        for (var arrow : PlotLayout.of(graph, PlotOptions.DEFAULT).arrows()) {
            assertThat(arrow.head().getFirst().y()).isGreaterThan(arrow.curves().getFirst().from().y());
        }
        var sequential = new Outline("chain", "Sequential", graph.rows(), true, 0, 0, 0);
        var chain = PlotLayout.of(sequential, PlotOptions.DEFAULT.withShowShapes(true));
        var middle = chain.width() / 2;
        assertThat(chain.boxes()).allMatch(box -> Math.abs(box.x() + box.width() / 2 - middle) < SLACK);
        assertThat(chain.arrows()).allMatch(arrow -> points(arrow).stream().allMatch(point -> Math.abs(point.x() - middle) < SLACK));
    }

    @Example
    void branchesStandOnBothSidesOfWhatTheyComeFrom() {
        var shape = Shape.of(-1, 2);
        var none = Outline.Trainable.NONE;
        var drawing = PlotLayout.of(Outlines.model("Functional", Outlines.row("a", "ReLU", null, none, shape, shape),
                Outlines.row("b", "ReLU", null, none, shape, shape, "a"), Outlines.row("c", "ReLU", null, none, shape, shape, "a"),
                Outlines.row("d", "ReLU", null, none, shape, shape, "b", "c")), PlotOptions.DEFAULT);
        var left = drawing.boxes().stream().mapToDouble(Drawing.Box::x).toArray();
        assertThat(left[0]).isEqualTo((left[1] + left[2]) / 2, org.assertj.core.data.Offset.offset(0.01));
        assertThat(left[3]).isEqualTo(left[0], org.assertj.core.data.Offset.offset(0.01));
        assertThat(left[1]).isLessThan(left[2]);
        assertThat(drawing.boxes().get(1).y()).isEqualTo(drawing.boxes().get(2).y());
    }

    @Example
    void aDeepNetworkWithManyLinksIsLaidOutSoon() {
        var drawing = PlotLayout.of(graph(400, 4, false, new Random(7)), PlotOptions.DEFAULT);
        assertThat(drawing.boxes()).hasSize(400);
    }

    /** Each layer has inputs from some of the ten before it; with {@code shared} now and then also from itself or a later one. */
    private static Outline graph(int layers, int mostInputs, boolean shared, Random random) {
        var rows = new ArrayList<Outline.Row>();
        var shape = Shape.of(-1, random.nextInt(1, 1_000_000));
        for (var i = 0; i < layers; i++) {
            var inbound = new ArrayList<Outline.Connection>();
            for (var k = random.nextInt(mostInputs + 1); k > 0 && i > 0; k--) {
                inbound.add(new Outline.Connection("layer_" + random.nextInt(Math.max(0, i - 10), i), 0, 0));
            }
            if (shared && random.nextInt(4) == 0) {
                inbound.add(new Outline.Connection("layer_" + random.nextInt(i, layers), 0, 0));
            }
            var className = random.nextBoolean() ? "ReLU" : "GlobalAveragePooling2D";
            rows.add(new Outline.Row("layer_" + i, className, List.of(shape), List.of(shape), DType.FLOAT32, 0, Outline.Trainable.NONE,
                    random.nextBoolean() ? "relu" : null, inbound, List.of()));
        }
        return new Outline("random", "Functional", rows, true, 0, 0, 0);
    }

    private static void inside(Drawing drawing, Drawing.Box box) {
        assertThat(box.x()).isPositive();
        assertThat(box.y()).isPositive();
        assertThat(box.x() + box.width()).isLessThan(drawing.width());
        assertThat(box.y() + box.height()).isLessThan(drawing.height());
        for (var cell : box.cells()) {
            assertThat(cell.x()).isGreaterThan(box.x());
            assertThat(cell.x() + cell.width()).isLessThan(box.x() + box.width());
            assertThat(cell.y() + cell.height()).isLessThan(box.y() + box.height());
            assertThat(cell.textLeft()).isGreaterThan(cell.x());
        }
    }

    /** An arrow begins at the border of its first layer, its head touches the other, and its curves hang together. */
    private static void joined(Drawing drawing, Drawing.Arrow arrow) {
        var boxes = drawing.boxes();
        var from = boxes.stream().filter(box -> box.layer().equals(arrow.from())).findFirst().orElseThrow();
        var to = boxes.stream().filter(box -> box.layer().equals(arrow.to())).findFirst().orElseThrow();
        assertThat(within(from, arrow.curves().getFirst().from(), SLACK)).isTrue();
        assertThat(within(to, arrow.head().getFirst(), SLACK)).isTrue();
        for (var i = 1; i < arrow.curves().size(); i++) {
            assertThat(arrow.curves().get(i).from()).isEqualTo(arrow.curves().get(i - 1).to());
        }
    }

    private static boolean overlap(Drawing.Box a, Drawing.Box b) {
        return a.x() < b.x() + b.width() && b.x() < a.x() + a.width() && a.y() < b.y() + b.height() && b.y() < a.y() + a.height();
    }

    private static boolean within(Drawing.Box box, Drawing.Point point, double slack) {
        return point.x() > box.x() - slack && point.x() < box.x() + box.width() + slack
                && point.y() > box.y() - slack && point.y() < box.y() + box.height() + slack;
    }

    /** Points along the curves. */
    private static List<Drawing.Point> points(Drawing.Arrow arrow) {
        var points = new ArrayList<Drawing.Point>();
        for (var curve : arrow.curves()) {
            for (var i = 0; i <= 20; i++) {
                var t = i / 20.0;
                points.add(new Drawing.Point(
                        bezier(t, curve.from().x(), curve.control1().x(), curve.control2().x(), curve.to().x()),
                        bezier(t, curve.from().y(), curve.control1().y(), curve.control2().y(), curve.to().y())));
            }
        }
        return points;
    }

    private static double bezier(double t, double a, double b, double c, double d) {
        var s = 1 - t;
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    }
}
