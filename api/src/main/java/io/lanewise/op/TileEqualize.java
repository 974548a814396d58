package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Domain;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers from 0 to 255 spread within tiles of each image and channel so that all are equally frequent, without more contrast than a limit: 255 · (c(x)
 * − c(0)) / (n − c(0)), c(x) the count of whole parts up to that of x among the n numbers of the tile, where more than limit · n / 256 of one kind are
 * shared out among all kinds. Between the middles of four tiles their results are mixed linearly. Images (batch, height, width, channels) → the same.
 * No gradient.
 *
 * @param limit for the contrast; none if it is not above 0
 * @param rows tiles below each other; beyond the image they hold it in a mirror
 * @param columns tiles beside each other
 */
public record TileEqualize(double limit, int rows, int columns) implements Op {
    static final int KINDS = 256;
    static final float MOST = 255;

    @Override
    public Spec output(List<Spec> inputs) {
        return Signature.of(this, inputs).count(1).floats().rank(0, 4)
                .require(rows > 0 && columns > 0, "at least one tile, not " + rows + " times " + columns).get(0);
    }

    @Override
    public Domain domain(int index) {
        return new Domain(0, MOST);
    }

    @Override
    public Runnable bind(List<Buffer> inputs, Buffer output) {
        var x = inputs.getFirst();
        var samples = x.size(0);
        var size = output.length() / samples;
        var tiles = new EqualizedTiles(this, x.size(1), x.size(2), x.size(3));
        return () -> {
            for (var sample = 0; sample < samples; sample++) {
                tiles.count(x.floats(), x.offset() + sample * size);
                tiles.spread(x.floats(), x.offset() + sample * size, output.floats(), output.offset() + sample * size);
            }
        };
    }

    /** The kind of a number: its whole part. */
    static int kind(float number) {
        return (int) Math.clamp(number, 0, MOST);
    }

    /** The place within the image that stands for one beyond its end: … b c | c b … */
    static int mirrored(int place, int size) {
        var within = place % (2 * size);
        return within < size ? within : 2 * size - 1 - within;
    }

    @Override
    public @Nullable Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
        return null;
    }

    @Override
    public void reference(List<Reference> inputs, Reference output) {
        var shape = output.shape();
        var tileHeight = Math.ceilDiv(shape.size(1), rows);
        var tileWidth = Math.ceilDiv(shape.size(2), columns);
        for (var i = 0; i < output.data().length; i++) {
            var place = i / shape.size(3);
            var row = (double) (place / shape.size(2) % shape.size(1)) / tileHeight - 0.5;
            var column = (double) (place % shape.size(2)) / tileWidth - 0.5;
            var sum = 0.0;
            for (var corner = 0; corner < 4; corner++) {
                var tileRow = (int) Math.floor(row) + corner / 2;
                var tileColumn = (int) Math.floor(column) + corner % 2;
                var weight = (1 - Math.abs(row - tileRow)) * (1 - Math.abs(column - tileColumn));
                sum += weight * level(inputs.getFirst(), i, Math.clamp(tileRow, 0, rows - 1), Math.clamp(tileColumn, 0, columns - 1));
            }
            output.data()[i] = sum;
        }
    }

    /** What a tile makes of an element of its image and channel. */
    private double level(Reference x, int element, int row, int column) {
        var shape = x.shape();
        var height = shape.size(1);
        var width = shape.size(2);
        var channels = shape.size(3);
        var image = element / (height * width * channels) * height * width;
        var tileHeight = Math.ceilDiv(height, rows);
        var tileWidth = Math.ceilDiv(width, columns);
        double all = tileHeight * tileWidth;
        var counts = new double[KINDS];
        for (var i = 0; i < tileHeight * tileWidth; i++) {
            var pixel = mirrored(row * tileHeight + i / tileWidth, height) * width + mirrored(column * tileWidth + i % tileWidth, width);
            counts[kind((float) x.data()[(image + pixel) * channels + element % channels])]++;
        }
        var most = limit > 0 ? limit * all / KINDS : all;
        var excess = Arrays.stream(counts).map(count -> Math.max(count - most, 0)).sum() / KINDS;
        var upTo = Arrays.stream(counts).limit(kind((float) x.data()[element]) + 1L).map(count -> Math.min(count, most) + excess).sum();
        var first = Math.min(counts[0], most) + excess;
        return Math.clamp((upTo - first) * MOST / (all == first ? 1 : all - first), 0, MOST);
    }
}
