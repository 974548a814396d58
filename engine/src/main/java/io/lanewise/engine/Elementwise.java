package io.lanewise.engine;

import io.lanewise.engine.kernel.ElementwiseKernels;

/**
 * Functions of single elements. Outputs (y) are modified, inputs not. An output may be the very same window as an input of as many
 * elements, but must not overlap one otherwise. An element of the output depends on its own inputs only, so any split among threads
 * gives the same bits.
 *
 * <p>All throw {@link IllegalArgumentException} for negative sizes, windows outside their arrays and illegal overlaps.
 */
public final class Elementwise {
    private static final ElementwiseKernels KERNELS = KernelProvider.kernels().elementwise();
    /** How many simple functions the others take as long as. */
    private static final int COST = 4;

    private static final float[] NONE = {};
    private static final Call CALL = new Call();

    /** The functions here. */
    private enum Kind {
        UNARY,
        BINARY,
        ROW_BINARY,
        COLUMN_BINARY,
        AFFINE,
        CLIP,
        SELECT
    }

    private Elementwise() {}

    /** y[i] = function(x[i]) for n elements. */
    public static void unary(Unary function, int n, float[] x, int xOffset, float[] y, int yOffset) {
        mapped("Elementwise.unary", n, x, xOffset, y, yOffset);
        int cost = isCostly(function) ? COST : 1;
        run(Kind.UNARY, function, Binary.ADD, 2 * cost, n, 1, x, xOffset, NONE, 0, NONE, 0, 0f, 0f, y, yOffset);
    }

    /** y[i] = function(a[i], b[i]) for n elements. */
    public static void binary(Binary function, int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        String operation = "Elementwise.binary";
        Checks.size(operation, "n", n);
        Checks.window(operation, "a", a, aOffset, n);
        Checks.window(operation, "b", b, bOffset, n);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "a", a, aOffset, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "b", b, bOffset, "y", y, yOffset, n);
        run(Kind.BINARY, Unary.IDENTITY, function, 3, n, 1, a, aOffset, b, bOffset, NONE, 0, 0f, 0f, y, yOffset);
    }

    /** y[r, c] = function(a[r, c], b[c]), where a and y are rows×columns and b is a row of columns. */
    public static void rowBinary(
            Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        broadcast("Elementwise.rowBinary", rows, columns, columns, a, aOffset, b, bOffset, y, yOffset);
        run(Kind.ROW_BINARY, Unary.IDENTITY, function, 2, rows, columns, a, aOffset, b, bOffset, NONE, 0, 0f, 0f, y, yOffset);
    }

    /** y[r, c] = function(a[r, c], b[r]), where a and y are rows×columns and b is a column of rows; of one row: by one number. */
    public static void columnBinary(
            Binary function, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        broadcast("Elementwise.columnBinary", rows, columns, rows, a, aOffset, b, bOffset, y, yOffset);
        run(Kind.COLUMN_BINARY, Unary.IDENTITY, function, 2, rows, columns, a, aOffset, b, bOffset, NONE, 0, 0f, 0f, y, yOffset);
    }

    /** y[i] = x[i] · scale + shift for n elements, rounded once. */
    public static void affine(int n, float[] x, int xOffset, float scale, float shift, float[] y, int yOffset) {
        mapped("Elementwise.affine", n, x, xOffset, y, yOffset);
        run(Kind.AFFINE, Unary.IDENTITY, Binary.ADD, 2, n, 1, x, xOffset, NONE, 0, NONE, 0, scale, shift, y, yOffset);
    }

    /** y[i] = min(max(x[i], low), high) for n elements; NaN stays NaN. */
    public static void clip(int n, float[] x, int xOffset, float low, float high, float[] y, int yOffset) {
        mapped("Elementwise.clip", n, x, xOffset, y, yOffset);
        run(Kind.CLIP, Unary.IDENTITY, Binary.ADD, 2, n, 1, x, xOffset, NONE, 0, NONE, 0, low, high, y, yOffset);
    }

    /** y[i] = condition[i] &gt; 0 ? a[i] : b[i] for n elements. */
    public static void select(
            int n, float[] condition, int conditionOffset, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        String operation = "Elementwise.select";
        Checks.size(operation, "n", n);
        Checks.window(operation, "condition", condition, conditionOffset, n);
        Checks.window(operation, "a", a, aOffset, n);
        Checks.window(operation, "b", b, bOffset, n);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "condition", condition, conditionOffset, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "a", a, aOffset, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "b", b, bOffset, "y", y, yOffset, n);
        run(Kind.SELECT, Unary.IDENTITY, Binary.ADD, 4, n, 1, a, aOffset, b, bOffset, condition, conditionOffset, 0f, 0f, y, yOffset);
    }

    /** Whether a function takes as long as a few simple ones. */
    private static boolean isCostly(Unary function) {
        return switch (function) {
            case EXP, EXPM1, LOG, LOG1P, TANH, SIGMOID, SOFTPLUS, ERF -> true;
            case IDENTITY, NEGATE, ABS, SIGN, SQUARE, SQRT, RECIPROCAL, RELU, FLOOR -> false;
        };
    }

    /** @param numbers read and written for an element */
    private static void run(
            Kind kind, Unary unary, Binary binary, int numbers, int rows, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] condition,
            int conditionOffset, float p, float q, float[] y, int yOffset) {
        int parts = Math.min(rows, SharedRange.parts((long) numbers * rows * columns));
        if (parts > 1 && Workers.tryAcquire()) {
            CALL.set(kind, unary, binary, columns, a, aOffset, b, bOffset, condition, conditionOffset, p, q, y, yOffset);
            CALL.shareAndRelease(rows, columns, parts);
        } else {
            range(kind, unary, binary, 0, rows, columns, a, aOffset, b, bOffset, condition, conditionOffset, p, q, y, yOffset);
        }
    }

    private static void range(
            Kind kind, Unary unary, Binary binary, int from, int count, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] condition,
            int conditionOffset, float p, float q, float[] y, int yOffset) {
        int first = aOffset + from * columns;
        int to = yOffset + from * columns;
        switch (kind) {
            case UNARY -> KERNELS.unary(unary, count, a, first, y, to);
            case BINARY -> KernelProvider.whenWarm(KernelFamily.BINARY).elementwise().binary(binary, count, a, first, b, bOffset + from, y, to);
            case ROW_BINARY -> KERNELS.rowBinary(binary, count, columns, a, first, b, bOffset, y, to);
            case COLUMN_BINARY -> KERNELS.columnBinary(binary, count, columns, a, first, b, bOffset + from, y, to);
            case AFFINE -> KERNELS.affine(count, a, first, p, q, y, to);
            case CLIP -> KERNELS.clip(count, a, first, p, q, y, to);
            case SELECT -> KERNELS.select(count, condition, conditionOffset + from, a, first, b, bOffset + from, y, to);
        }
    }

    private static void mapped(String operation, int n, float[] x, int xOffset, float[] y, int yOffset) {
        Checks.size(operation, "n", n);
        Checks.window(operation, "x", x, xOffset, n);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "x", x, xOffset, "y", y, yOffset, n);
    }

    private static void broadcast(
            String operation, int rows, int columns, int bLength, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        long n = Checks.elements(operation, rows, columns);
        Checks.window(operation, "a", a, aOffset, n);
        Checks.window(operation, "b", b, bOffset, bLength);
        Checks.window(operation, "y", y, yOffset, n);
        Checks.sameOrApart(operation, "a", a, aOffset, "y", y, yOffset, n);
        Checks.apart(operation, "b", b, bOffset, bLength, "y", y, yOffset, n);
    }

    /** The arguments of the call that has the workers. */
    private static final class Call extends SharedRange {
        private Kind kind = Kind.UNARY;
        private Unary unary = Unary.IDENTITY;
        private Binary binary = Binary.ADD;
        private int columns;
        private float[] a = NONE;
        private int aOffset;
        private float[] b = NONE;
        private int bOffset;
        private float[] condition = NONE;
        private int conditionOffset;
        private float p;
        private float q;
        private float[] y = NONE;
        private int yOffset;

        void set(
                Kind kind, Unary unary, Binary binary, int columns, float[] a, int aOffset, float[] b, int bOffset, float[] condition, int conditionOffset,
                float p, float q, float[] y, int yOffset) {
            this.kind = kind;
            this.unary = unary;
            this.binary = binary;
            this.columns = columns;
            this.a = a;
            this.aOffset = aOffset;
            this.b = b;
            this.bOffset = bOffset;
            this.condition = condition;
            this.conditionOffset = conditionOffset;
            this.p = p;
            this.q = q;
            this.y = y;
            this.yOffset = yOffset;
        }

        @Override
        void clear() {
            a = NONE;
            b = NONE;
            condition = NONE;
            y = NONE;
        }

        @Override
        void range(int from, int count) {
            Elementwise.range(
                    kind, unary, binary, from, count, columns, a, aOffset, b, bOffset, condition, conditionOffset, p, q, y, yOffset);
        }
    }
}
