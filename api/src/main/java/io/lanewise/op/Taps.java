package io.lanewise.op;

import io.lanewise.tensor.Shape;
import java.util.List;

/**
 * Every product of a convolution, for its definition in float64.
 *
 * @param windows one for each axis
 * @param groups parts into which channels and filters fall
 * @param image (batch, axes…, channels)
 * @param output (batch, axes…, filters)
 */
record Taps(List<Window> windows, int groups, Shape image, Shape output) {
    /** What is done with a product. */
    interface Visitor {
        /** An element of the image, one of the kernel, and the element of the output to which their product belongs. */
        void visit(int image, int kernel, int output);
    }

    static Taps of(List<Window> windows, int groups, Shape image, Shape output) {
        return new Taps(windows, groups, image, output);
    }

    void forEach(Visitor visitor) {
        var places = output.elements(0, output.rank() - 1);
        var taps = 1;
        for (var window : windows) {
            taps *= window.size();
        }
        for (var place = 0; place < places; place++) {
            for (var tap = 0; tap < taps; tap++) {
                var cell = cell(place, tap);
                if (cell >= 0) {
                    channels(cell, tap, place, visitor);
                }
            }
        }
    }

    /** The cell that a tap of a place reads, or −1. */
    private int cell(int place, int tap) {
        var cell = 0;
        var scale = 1;
        var outputs = place;
        var taps = tap;
        for (var axis = windows.size() - 1; axis >= 0; axis--) {
            var window = windows.get(axis);
            var at = outputs % output.size(axis + 1) * window.stride() + taps % window.size() * window.dilation() - window.before();
            if (at < 0 || at >= image.size(axis + 1)) {
                return -1;
            }
            cell += at * scale;
            scale *= image.size(axis + 1);
            outputs /= output.size(axis + 1);
            taps /= window.size();
        }
        return outputs * scale + cell;
    }

    private void channels(int cell, int tap, int place, Visitor visitor) {
        var filters = output.size(-1);
        var channelsOfGroup = image.size(-1) / groups;
        for (var filter = 0; filter < filters; filter++) {
            var first = filter / (filters / groups) * channelsOfGroup;
            for (var channel = 0; channel < channelsOfGroup; channel++) {
                visitor.visit(cell * image.size(-1) + first + channel, (tap * channelsOfGroup + channel) * filters + filter, place * filters + filter);
            }
        }
    }
}
