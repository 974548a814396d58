package io.lanewise.data;

import io.lanewise.data.selection.MersenneTwister;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.stream.IntStream;

/**
 * Images like those of Fashion-MNIST without its files. Each kind of garment is drawn in a number of variants; an image is one of
 * them shrunk, turned, sheared and moved, with a brightness, a light from one side, stripes and noise of its own.
 */
final class GarmentGenerator {
    private static final int SIDE = 28;
    private static final int VARIANTS = 64;
    /** Test images come from streams that no training image uses. */
    private static final long TEST_STREAMS = 1L << 32;
    private static final long VARIANT_STREAMS = 1L << 33;

    /** The pictures of each kind. */
    private final float[][][] variants;
    private final long seed;

    private GarmentGenerator(long seed) {
        this.seed = seed;
        var garments = Garment.values();
        variants = new float[garments.length][VARIANTS][];
        for (var i = 0; i < garments.length * VARIANTS; i++) {
            var canvas = new Canvas();
            garments[i / VARIANTS].draw(canvas, new SplitMix(seed, VARIANT_STREAMS + i));
            variants[i / VARIANTS][i % VARIANTS] = canvas.cells();
        }
    }

    static FashionMnist generate(int trainCount, int testCount, long seed) {
        if (trainCount < 0 || testCount < 0) {
            throw new IllegalArgumentException("FashionMnist.generate: counts must be 0 or more, received " + trainCount + " and "
                    + testCount);
        }
        var generator = new GarmentGenerator(seed);
        return new FashionMnist(generator.samples(trainCount, 0), generator.samples(testCount, TEST_STREAMS),
                "Generated stand-in for Fashion-MNIST (seed " + seed + "): not the real images, accuracies differ");
    }

    /** As many of each kind as the count allows, in random order. */
    private Samples samples(int count, long firstStream) {
        var labels = new byte[count];
        var images = new byte[Math.multiplyExact(count, SIDE * SIDE)];
        var order = new MersenneTwister(seed & 0xffff_ffffL).permutation(count);
        IntStream.range(0, count).parallel().forEach(i -> {
            labels[i] = (byte) (order[i] % variants.length);
            image(labels[i], new SplitMix(seed, firstStream + i), images, i * SIDE * SIDE);
        });
        return Samples.of(Tensor.wrap(images, Shape.of(count, SIDE, SIDE)), Tensor.wrap(labels, Shape.of(count)));
    }

    private void image(int kind, SplitMix random, byte[] images, int offset) {
        var cells = variants[kind][random.below(VARIANTS)];
        // Where the cell lies that a pixel shows: (u, v) = matrix · (x, y) + a shift.
        var wide = Canvas.SIDE / (double) SIDE / random.between(0.8, 1.1);
        var high = Canvas.SIDE / (double) SIDE / random.between(0.85, 1.1);
        var turn = random.between(-0.15, 0.15);
        var shear = turn + random.between(-0.15, 0.15);
        var shiftU = Canvas.SIDE / 2.0 - 0.5 + random.between(-4, 4);
        var shiftV = Canvas.SIDE / 2.0 - 0.5 + random.between(-4, 4);

        var brightness = random.between(90, 255);
        var lightX = random.between(-0.02, 0.02);
        var lightY = random.between(-0.02, 0.02);
        var stripes = random.chance(0.4) ? random.between(0.1, 0.5) : 0;
        var stripesX = random.between(-1, 1);
        var stripesY = random.between(-1, 1);
        var noise = random.between(2, 30);
        for (var row = 0; row < SIDE; row++) {
            var y = row - (SIDE - 1) / 2.0;
            for (var column = 0; column < SIDE; column++) {
                var x = column - (SIDE - 1) / 2.0;
                var shade = sample(cells, wide * (x + shear * y) + shiftU, high * (y - turn * x) + shiftV);
                if (shade > 0) {
                    shade *= brightness * (1 + lightX * x + lightY * y - stripes * wave(stripesX * x + stripesY * y));
                    shade += noise * random.between(-1, 1);
                }
                images[offset + row * SIDE + column] = (byte) Math.clamp(Math.round(shade), 0, 255);
            }
        }
    }

    /** A wave of period 4 between 0 and 1 made of parabolas: a sine would cost more than all the rest. */
    private static double wave(double t) {
        var phase = t - 4 * Math.floor(t / 4) - 2;
        return 1 - phase * phase / 4;
    }

    /** The shade between four cells; 0 outside. */
    private static double sample(float[] cells, double u, double v) {
        if (u < 0 || v < 0 || u >= Canvas.SIDE - 1 || v >= Canvas.SIDE - 1) {
            return 0;
        }
        var column = (int) u;
        var row = (int) v;
        var right = u - column;
        var below = v - row;
        var at = row * Canvas.SIDE + column;
        var upper = cells[at] + right * (cells[at + 1] - cells[at]);
        var lower = cells[at + Canvas.SIDE] + right * (cells[at + Canvas.SIDE + 1] - cells[at + Canvas.SIDE]);
        return upper + below * (lower - upper);
    }
}
