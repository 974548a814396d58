package io.lanewise.op;

import static io.lanewise.op.TileEqualize.KINDS;
import static io.lanewise.op.TileEqualize.MOST;
import static io.lanewise.op.TileEqualize.kind;
import static io.lanewise.op.TileEqualize.mirrored;

import java.util.Arrays;

/** The tiles of an image, and what each makes of each kind of numbers: the kernel of {@link TileEqualize}. */
final class EqualizedTiles {
    private final double limit;
    private final int rows;
    private final int columns;
    private final int height;
    private final int width;
    private final int channels;
    private final int tileHeight;
    private final int tileWidth;
    private final float[] levels;
    private final float[] counts = new float[KINDS];

    EqualizedTiles(TileEqualize op, int height, int width, int channels) {
        this.limit = op.limit();
        this.rows = op.rows();
        this.columns = op.columns();
        this.height = height;
        this.width = width;
        this.channels = channels;
        this.tileHeight = Math.ceilDiv(height, rows);
        this.tileWidth = Math.ceilDiv(width, columns);
        this.levels = new float[rows * columns * channels * KINDS];
    }

    /** Finds what each tile makes of each kind. */
    void count(float[] image, int offset) {
        for (var row = 0; row < rows; row++) {
            for (var column = 0; column < columns; column++) {
                for (var channel = 0; channel < channels; channel++) {
                    count(image, offset + channel, row * tileHeight, column * tileWidth);
                    level(tile(row, column, channel));
                }
            }
        }
    }

    private void count(float[] image, int offset, int top, int left) {
        Arrays.fill(counts, 0);
        for (var y = top; y < top + tileHeight; y++) {
            for (var x = left; x < left + tileWidth; x++) {
                counts[kind(image[offset + (mirrored(y, height) * width + mirrored(x, width)) * channels])]++;
            }
        }
    }

    private int tile(int row, int column, int channel) {
        return ((Math.clamp(row, 0, rows - 1) * columns + Math.clamp(column, 0, columns - 1)) * channels + channel) * KINDS;
    }

    private void level(int tile) {
        var all = tileHeight * tileWidth;
        var most = limit > 0 ? (float) (limit * all / KINDS) : all;
        var excess = 0f;
        for (var count : counts) {
            excess += Math.max(count - most, 0);
        }
        var more = excess / KINDS;
        var first = Math.min(counts[0], most) + more;
        var rest = all - first;
        var upTo = 0f;
        for (var kind = 0; kind < KINDS; kind++) {
            upTo += Math.min(counts[kind], most) + more;
            levels[tile + kind] = Math.clamp((upTo - first) * MOST / (rest == 0 ? 1 : rest), 0, MOST);
        }
    }

    /** Gives each number what the four tiles around it make of its kind. */
    void spread(float[] image, int offset, float[] output, int outputOffset) {
        for (var y = 0; y < height; y++) {
            var row = (y - tileHeight / 2f) / tileHeight;
            var above = (int) Math.floor(row);
            var down = row - above;
            for (var x = 0; x < width; x++) {
                var column = (x - tileWidth / 2f) / tileWidth;
                var before = (int) Math.floor(column);
                var across = column - before;
                for (var channel = 0; channel < channels; channel++) {
                    var at = (y * width + x) * channels + channel;
                    var kind = kind(image[offset + at]);
                    var top = mixed(levels[tile(above, before, channel) + kind], levels[tile(above, before + 1, channel) + kind], across);
                    var bottom = mixed(levels[tile(above + 1, before, channel) + kind], levels[tile(above + 1, before + 1, channel) + kind], across);
                    output[outputOffset + at] = mixed(top, bottom, down);
                }
            }
        }
    }

    private static float mixed(float a, float b, float share) {
        return a * (1 - share) + b * share;
    }
}
