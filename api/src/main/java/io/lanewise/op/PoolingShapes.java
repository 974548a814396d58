package io.lanewise.op;

import io.lanewise.engine.Pooling;
import io.lanewise.engine.PoolingAxis;
import io.lanewise.tensor.Shape;
import java.util.List;

/** Shapes of what pooling reads, (batch, axes…, channels), and makes. */
final class PoolingShapes {
    private PoolingShapes() {}

    /** Whether an image has the axes that the windows lie on. */
    static boolean isImage(List<PoolingAxis> axes, Shape image) {
        return fits(axes, image, false);
    }

    /** Whether an output has a cell for each window. */
    static boolean isResult(List<PoolingAxis> axes, Shape result) {
        return fits(axes, result, true);
    }

    private static boolean fits(List<PoolingAxis> axes, Shape shape, boolean windows) {
        if (axes.isEmpty() || axes.size() > ImageShapes.MOST_AXES || shape.rank() != axes.size() + 2) {
            return false;
        }
        for (var axis = 0; axis < axes.size(); axis++) {
            if (shape.size(axis + 1) != (windows ? axes.get(axis).out() : axes.get(axis).in())) {
                return false;
            }
        }
        return true;
    }

    static Shape result(List<PoolingAxis> axes, Shape image) {
        var result = image;
        for (var axis = 0; axis < axes.size(); axis++) {
            result = result.with(axis + 1, axes.get(axis).out());
        }
        return result;
    }

    static Shape image(List<PoolingAxis> axes, Shape result) {
        var image = result;
        for (var axis = 0; axis < axes.size(); axis++) {
            image = image.with(axis + 1, axes.get(axis).in());
        }
        return image;
    }

    /** The engine's plan. */
    static Pooling plan(List<PoolingAxis> axes, Shape shape) {
        return new Pooling(shape.size(0), shape.size(-1), axis(axes, 0), axis(axes, 1), axis(axes, 2));
    }

    /** The axis of three, of which those that are missing come first. */
    private static PoolingAxis axis(List<PoolingAxis> axes, int axis) {
        var own = axis - (ImageShapes.MOST_AXES - axes.size());
        return own < 0 ? PoolingAxis.NONE : axes.get(own);
    }

    /** What is done with a cell of a window. */
    interface Visitor {
        /** An element of the image and the element of the result whose window it belongs to. */
        void visit(int image, int result);
    }

    /** Every cell of every window, in order. */
    static void forEach(List<PoolingAxis> axes, Shape result, Visitor visitor) {
        for (var element = 0; element < result.elements(); element++) {
            var channel = element % result.size(-1);
            visit(axes, result, 0, element / result.size(-1) / result.elements(1, result.rank() - 1), element, channel, visitor);
        }
    }

    /** The first cell of every window that is as large as its largest. */
    static void forEachLargest(List<PoolingAxis> axes, Shape result, double[] image, double[] largest, Visitor visitor) {
        var found = new boolean[largest.length];
        forEach(axes, result, (cell, window) -> {
            if (!found[window] && image[cell] >= largest[window]) {
                found[window] = true;
                visitor.visit(cell, window);
            }
        });
    }

    private static void visit(List<PoolingAxis> axes, Shape result, int axis, int cell, int element, int channel, Visitor visitor) {
        if (axis == axes.size()) {
            visitor.visit(cell * result.size(-1) + channel, element);
            return;
        }
        var windows = axes.get(axis);
        var window = element / result.elements(axis + 2, result.rank()) % windows.out();
        for (var i = windows.from().get(window); i < windows.to().get(window); i++) {
            visit(axes, result, axis + 1, cell * windows.in() + i, element, channel, visitor);
        }
    }
}
