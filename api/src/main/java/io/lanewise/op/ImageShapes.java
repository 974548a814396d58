package io.lanewise.op;

import io.lanewise.engine.ConvolutionShape;
import io.lanewise.engine.Sweep;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Spec;
import io.lanewise.tensor.Shape;
import java.util.List;

/** Shapes of images (batch, axes…, channels), kernels (axes…, channels / groups, filters) and outputs (batch, axes…, filters). */
final class ImageShapes {
    /** Axes that an image has at most, without batch and channels. */
    static final int MOST_AXES = 3;

    private ImageShapes() {}

    /** Whether windows fit an image's axes: as many, and each has an output. */
    static boolean fit(List<Window> windows, Shape image) {
        if (windows.isEmpty() || windows.size() > MOST_AXES || image.rank() != windows.size() + 2) {
            return false;
        }
        for (var axis = 0; axis < windows.size(); axis++) {
            if (windows.get(axis).outputs(image.size(axis + 1)) < 1) {
                return false;
            }
        }
        return true;
    }

    /** Whether a kernel belongs to windows. */
    static boolean isKernel(List<Window> windows, Shape kernel) {
        if (kernel.rank() != windows.size() + 2) {
            return false;
        }
        for (var axis = 0; axis < windows.size(); axis++) {
            if (windows.get(axis).size() != kernel.size(axis)) {
                return false;
            }
        }
        return true;
    }

    /** Whether groups divide channels and filters. */
    static boolean divides(int groups, int channels, int filters) {
        return groups > 0 && channels % groups == 0 && filters % groups == 0;
    }

    /** The shape of what windows make of an image. */
    static Shape output(List<Window> windows, Shape image, int filters) {
        var output = image.with(-1, filters);
        for (var axis = 0; axis < windows.size(); axis++) {
            output = output.with(axis + 1, windows.get(axis).outputs(image.size(axis + 1)));
        }
        return output;
    }

    /** An image's shape: the batch of another, its axes, its channels. */
    static Shape image(int batch, Shape axes, int channels) {
        var sizes = new int[axes.rank() + 2];
        sizes[0] = batch;
        System.arraycopy(axes.toArray(), 0, sizes, 1, axes.rank());
        sizes[sizes.length - 1] = channels;
        return Shape.of(sizes);
    }

    /** The sizes of a convolution, as the engine takes them. */
    static ConvolutionShape convolution(List<Window> windows, int groups, Shape image, int filters) {
        return new ConvolutionShape(
                image.size(0), image.size(-1), filters, groups, sweep(windows, image, 0), sweep(windows, image, 1), sweep(windows, image, 2));
    }

    /** The axis of three, of which those that are missing come first. */
    private static Sweep sweep(List<Window> windows, Shape image, int axis) {
        var own = axis - (MOST_AXES - windows.size());
        return own < 0 ? Sweep.NONE : windows.get(own).over(image.size(own + 1));
    }

    /** A window of an op's own, for a program that plans none. */
    static Buffer room(int length) {
        return Buffer.allocate(Spec.floats(Shape.of(Math.max(1, length))));
    }
}
