package io.lanewise.data;

/** The ten kinds of garment in the order of their labels, each drawn with proportions left to chance. */
enum Garment {
    T_SHIRT {
        @Override
        void draw(Canvas canvas, SplitMix random) {
            top(canvas, random, random.between(9, 15), random.between(22.5, 25.5));
            canvas.ellipse(0, 14, 4.2, random.between(2.2, 3.6), random.between(1.2, 2.6));
        }
    },
    TROUSER {
        @Override
        void draw(Canvas canvas, SplitMix random) {
            var hip = random.between(3.8, 6);
            var ankle = random.between(0.8, 1.8);
            canvas.mirrored(1, hip - 0.6, 2, hip, 8, ankle + random.between(2.2, 3.4), 26, ankle, 26, 0.3, random.between(9, 12));
            canvas.mirrored(0.8, hip - 0.6, 2, hip - 0.5, 3.2);
        }
    },
    PULLOVER {
        @Override
        void draw(Canvas canvas, SplitMix random) {
            var hem = random.between(22.5, 25.5);
            top(canvas, random, random.between(19, 23.5), hem);
            canvas.ellipse(random.between(0, 0.5), 14, 4.2, random.between(2.0, 3.4), random.between(0.6, 1.8));
            canvas.mirrored(0.85, 5.2, hem - 1.4, 5.2, hem);
        }
    },
    DRESS {
        @Override
        void draw(Canvas canvas, SplitMix random) {
            var shoulder = random.between(2.4, 4.2);
            var waist = random.between(2, 3.4);
            var hem = random.between(3, 7.5);
            canvas.mirrored(1, shoulder - 1.2, 2, shoulder, 2.5, shoulder + 0.2, 8, waist, random.between(10, 13), hem, 26);
            if (random.chance(0.4)) {
                sleeves(canvas, shoulder, random.between(8, 17), random);
            }
            canvas.ellipse(0, 14, 2, random.between(1, 2), random.between(1.5, 3.5));
        }
    },
    COAT {
        @Override
        void draw(Canvas canvas, SplitMix random) {
            var hem = random.between(24, 26.5);
            top(canvas, random, random.between(20, 24), hem);
            canvas.mirrored(0.6, 0.4, 4, 0.4, hem);
            canvas.mirrored(random.between(0.3, 0.8), 2.6, 2.6, 0.2, random.between(7, 12));
        }
    },
    SANDAL {
        @Override
        void draw(Canvas canvas, SplitMix random) {
            var heel = random.between(14, 20);
            canvas.polygon(1, 2, 21.5, 9, 20.5, 18, heel + 1, 26, heel, 26, 23, 24, 23, 23, heel + 2.5, 17, 21.5, 9, 22.8, 2, 23);
            for (var strap = 0; strap < 2 + random.below(3); strap++) {
                var x = random.between(4, 20);
                var rise = random.between(4, 9);
                canvas.polygon(0.8, x, 21, x + random.between(1, 4), 21 - rise, x + random.between(4, 6), 21 - rise, x + 2, 21);
            }
        }
    },
    SHIRT {
        @Override
        void draw(Canvas canvas, SplitMix random) {
            var hem = random.between(22.5, 26);
            top(canvas, random, random.chance(0.3) ? random.between(9, 15) : random.between(19, 23.5), hem);
            canvas.ellipse(0, 14, 4, random.between(1.4, 2.4), random.between(0.8, 2));
            canvas.mirrored(0.75, 2.8, 3.4, 3.2, 4.6, 0.6, random.between(6, 8));
            for (var y = 8.0; y < hem - 1; y += 3) {
                canvas.mirrored(random.between(0.3, 0.9), 0.5, y, 0.5, y + 1);
            }
        }
    },
    SNEAKER {
        @Override
        void draw(Canvas canvas, SplitMix random) {
            var ankle = random.between(10, 14);
            canvas.polygon(0.9, 1.5, 20, 3, random.between(15.5, 18), 11, 14.5, 16, ankle + 1, 21, ankle + 1.5, 25, ankle, 26.5, 20);
            canvas.polygon(1, 1.2, 19.5, 26.8, 19.5, 26.5, 22.5, 1.5, 22.5);
            for (var lace = 0; lace < 3; lace++) {
                canvas.polygon(0.6, 11 + 2 * lace, 15, 12 + 2 * lace, 15, 13.5 + 2 * lace, 18, 12.5 + 2 * lace, 18);
            }
        }
    },
    BAG {
        @Override
        void draw(Canvas canvas, SplitMix random) {
            var top = random.between(8, 14);
            var width = random.between(8, 12.5);
            var handle = random.between(3.5, width - 1.5);
            var height = random.between(3, top - 2);
            canvas.ellipse(0.9, 14, top + 0.5, handle, height);
            canvas.ellipse(0, 14, top + 0.8, handle - 1.4, height - 1.2);
            canvas.mirrored(1, width - random.between(0, 2.5), top, width, 25);
            canvas.mirrored(0.75, width - 1.5, top + random.between(2, 5), 0.5, top + random.between(5, 8));
        }
    },
    ANKLE_BOOT {
        @Override
        void draw(Canvas canvas, SplitMix random) {
            var shaft = random.between(3, 9);
            var front = random.between(13, 16);
            canvas.polygon(0.95, 1.5, 23, 2.5, random.between(18, 20.5), 9, 17, front, 13, front + 0.5, shaft, 25.5, shaft, 26, 23);
            canvas.polygon(0.7, 1.5, 22.5, 26, 22.5, 26, 25.5, 20.5, 25.5, 19, 24, 1.5, 24);
        }
    };

    abstract void draw(Canvas canvas, SplitMix random);

    /** A body with two sleeves that end at the height {@code cuff}: what the five kinds of top share. */
    private static void top(Canvas canvas, SplitMix random, double cuff, double hem) {
        var shoulder = random.between(5.2, 7);
        canvas.mirrored(1, 2, 3, shoulder, 4.5, random.between(4.8, 6.4), 11, random.between(5, 7), hem);
        sleeves(canvas, shoulder, cuff, random);
    }

    private static void sleeves(Canvas canvas, double shoulder, double cuff, SplitMix random) {
        var spread = random.between(0.25, 0.45) * Math.min(cuff - 4, 12);
        var width = random.between(2.4, 3.6);
        for (var side = -1; side <= 1; side += 2) {
            var x = 14 + side * shoulder;
            canvas.polygon(0.9, x, 4.2, x + side * spread, cuff - 0.8, x + side * (spread - width), cuff, x - side * (width - 0.6), 8);
        }
    }
}
