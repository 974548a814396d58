package io.lanewise.engine;

/** The loops of {@link Philox}: stretches of random numbers, shared among the threads, for each number depends on its index only. */
final class PhiloxFill {
    /** Steps of a fraction of 24 bits, all that a float holds. */
    private static final float FRACTIONS = 0x1p24f;
    private static final double TRUNCATION = 2;

    /** How many numbers that are only read or written a random one takes as long as: 5 ns. */
    private static final int COST = 32;

    private static final float[] NONE = {};
    private static final Call CALL = new Call();

    private PhiloxFill() {}

    /** What is drawn, with what its two parameters are. */
    enum Kind {
        /** From one number to another. */
        UNIFORM,
        /** Of a rate. */
        DROPOUT,
        /** Of a mean and a standard deviation. */
        NORMAL,
        /** Of a mean and a standard deviation. */
        TRUNCATED_NORMAL
    }

    /** y[i] = the numbers from {@code fromIndex} on. */
    static void fill(Kind kind, long seed, long stream, long fromIndex, int n, float p, float q, float[] y, int yOffset) {
        int parts = Math.min(n, SharedRange.parts((long) COST * n));
        if (parts > 1 && Workers.tryAcquire()) {
            CALL.set(kind, seed, stream, fromIndex, p, q, y, yOffset);
            CALL.shareAndRelease(n, 1, parts);
        } else {
            range(kind, seed, stream, fromIndex, n, p, q, y, yOffset);
        }
    }

    private static void range(Kind kind, long seed, long stream, long fromIndex, int n, float p, float q, float[] y, int yOffset) {
        switch (kind) {
            case UNIFORM -> uniform(seed, stream, fromIndex, n, p, q, y, yOffset);
            case DROPOUT -> dropout(seed, stream, fromIndex, n, p, y, yOffset);
            case NORMAL -> normal(seed, stream, fromIndex, n, p, q, y, yOffset);
            case TRUNCATED_NORMAL -> truncatedNormal(seed, stream, fromIndex, n, p, q, y, yOffset);
        }
    }

    private static void uniform(long seed, long stream, long fromIndex, int n, float low, float high, float[] y, int yOffset) {
        fractions(seed, stream, fromIndex, n, y, yOffset);
        float scale = (high - low) / FRACTIONS;
        float last = Math.nextDown(high);
        for (int i = yOffset; i < yOffset + n; i++) {
            y[i] = Math.min(Math.fma(y[i], scale, low), last);
        }
    }

    private static void dropout(long seed, long stream, long fromIndex, int n, float rate, float[] y, int yOffset) {
        fractions(seed, stream, fromIndex, n, y, yOffset);
        float below = Math.round(rate * FRACTIONS) - 1f;
        float kept = (float) (1 / (1 - (double) rate));
        for (int i = yOffset; i < yOffset + n; i++) {
            // The fraction and the threshold are whole numbers: their difference, moved by one, is ≤ 0 or ≥ 1.
            y[i] = Math.min(Math.max(y[i] - below, 0f), 1f) * kept;
        }
    }

    private static void normal(long seed, long stream, long fromIndex, int n, float mean, float standardDeviation, float[] y, int yOffset) {
        int i = 0;
        while (i < n) {
            long index = fromIndex + i;
            long words = Philox.half(seed, stream, index >>> 2, (index & 2) != 0);
            double radius = standardDeviation * BoxMuller.radius(words);
            boolean sine = (index & 1) != 0;
            y[yOffset + i++] = (float) (mean + radius * BoxMuller.turn(words, sine));
            if (!sine && i < n) {
                y[yOffset + i++] = (float) (mean + radius * BoxMuller.turn(words, true));
            }
        }
    }

    private static void truncatedNormal(
            long seed, long stream, long fromIndex, int n, float mean, float standardDeviation, float[] y, int yOffset) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = (float) (mean + standardDeviation * truncated(seed, stream, fromIndex + i));
        }
    }

    /** y[i] = the upper 24 bits of each element as a whole number. */
    private static void fractions(long seed, long stream, long fromIndex, int n, float[] y, int yOffset) {
        int i = 0;
        for (; i < n && ((fromIndex + i) & 3) != 0; i++) {
            y[yOffset + i] = Philox.bits(seed, stream, fromIndex + i) >>> 8;
        }
        for (; i <= n - 4; i += 4) {
            long block = (fromIndex + i) >>> 2;
            int c0 = (int) block;
            int c1 = (int) (block >>> 32);
            int c2 = (int) stream;
            int c3 = (int) (stream >>> 32);
            int k0 = (int) seed;
            int k1 = (int) (seed >>> 32);
            for (int round = 0; round < Philox.ROUNDS; round++) {
                long product0 = Philox.MULTIPLIER0 * (c0 & Philox.WORD);
                long product1 = Philox.MULTIPLIER1 * (c2 & Philox.WORD);
                c0 = (int) (product1 >>> 32) ^ c1 ^ k0;
                c1 = (int) product1;
                c2 = (int) (product0 >>> 32) ^ c3 ^ k1;
                c3 = (int) product0;
                k0 += Philox.KEY_STEP0;
                k1 += Philox.KEY_STEP1;
            }
            y[yOffset + i] = c0 >>> 8;
            y[yOffset + i + 1] = c1 >>> 8;
            y[yOffset + i + 2] = c2 >>> 8;
            y[yOffset + i + 3] = c3 >>> 8;
        }
        for (; i < n; i++) {
            y[yOffset + i] = Philox.bits(seed, stream, fromIndex + i) >>> 8;
        }
    }

    private static double truncated(long seed, long stream, long index) {
        for (long attempt = 0; ; attempt++) {
            long block = index + (attempt << Philox.ATTEMPT_SHIFT);
            for (int candidate = 0; candidate < 4; candidate++) {
                double z = BoxMuller.normal(Philox.half(seed, stream, block, candidate >= 2), (candidate & 1) != 0);
                if (Math.abs(z) <= TRUNCATION) {
                    return z;
                }
            }
        }
    }

    /** The arguments of the call that has the workers. */
    private static final class Call extends SharedRange {
        private Kind kind = Kind.UNIFORM;
        private long seed;
        private long stream;
        private long fromIndex;
        private float p;
        private float q;
        private float[] y = NONE;
        private int yOffset;

        void set(Kind kind, long seed, long stream, long fromIndex, float p, float q, float[] y, int yOffset) {
            this.kind = kind;
            this.seed = seed;
            this.stream = stream;
            this.fromIndex = fromIndex;
            this.p = p;
            this.q = q;
            this.y = y;
            this.yOffset = yOffset;
        }

        @Override
        void clear() {
            y = NONE;
        }

        @Override
        void range(int from, int count) {
            PhiloxFill.range(kind, seed, stream, fromIndex + from, count, p, q, y, yOffset + from);
        }
    }
}
