package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import io.lanewise.engine.Unary;
import jdk.incubator.vector.FloatVector;

/**
 * Functions that are too long for one loop, where C2 would stop inlining and make an object of every vector: piece by piece in several
 * loops, with parts of the result in a scratch between them. x and y may be the same window.
 */
final class VectorPasses {
    private static final int PIECE = Scratch.PIECE;

    private VectorPasses() {}

    static void tanh(int end, float[] x, int xOffset, float[] y, int yOffset) {
        float[] parts = Scratch.of(2 * PIECE);
        for (int from = 0; from < end; from += PIECE) {
            int count = Math.min(PIECE, end - from);
            farTanh(count, x, xOffset + from, parts);
            nearTanh(count, x, xOffset + from, parts);
            tanh(count, x, xOffset + from, parts, y, yOffset + from);
        }
    }

    static void erf(int end, float[] x, int xOffset, float[] y, int yOffset) {
        float[] near = Scratch.of(PIECE);
        for (int from = 0; from < end; from += PIECE) {
            int count = Math.min(PIECE, end - from);
            nearErf(count, x, xOffset + from, near);
            erf(count, x, xOffset + from, near, y, yOffset + from);
        }
    }

    /** max(x, 0) + log1p(exp(−|x|)), through functions whose loops C2 compiles by themselves. */
    static void softplus(int end, float[] x, int xOffset, float[] y, int yOffset) {
        float[] part = Scratch.of(PIECE);
        for (int from = 0; from < end; from += PIECE) {
            int count = Math.min(PIECE, end - from);
            minusMagnitude(count, x, xOffset + from, part);
            VectorUnary.apply(Unary.EXP, count, part, 0, part, 0);
            VectorUnary.apply(Unary.LOG1P, count, part, 0, part, 0);
            addPositive(count, x, xOffset + from, part, y, yOffset + from);
        }
    }

    private static void farTanh(int count, float[] x, int xOffset, float[] parts) {
        for (int i = 0; i < count; i += LANES) {
            VectorMath.farTanh(load(x, xOffset + i)).intoArray(parts, i);
        }
    }

    private static void nearTanh(int count, float[] x, int xOffset, float[] parts) {
        for (int i = 0; i < count; i += LANES) {
            VectorMath.nearTanh(load(x, xOffset + i)).intoArray(parts, PIECE + i);
        }
    }

    private static void tanh(int count, float[] x, int xOffset, float[] parts, float[] y, int yOffset) {
        for (int i = 0; i < count; i += LANES) {
            VectorMath.tanh(load(x, xOffset + i), load(parts, i), load(parts, PIECE + i)).intoArray(y, yOffset + i);
        }
    }

    private static void nearErf(int count, float[] x, int xOffset, float[] near) {
        for (int i = 0; i < count; i += LANES) {
            VectorMath.nearErf(load(x, xOffset + i)).intoArray(near, i);
        }
    }

    private static void erf(int count, float[] x, int xOffset, float[] near, float[] y, int yOffset) {
        for (int i = 0; i < count; i += LANES) {
            VectorMath.erf(load(x, xOffset + i), load(near, i)).intoArray(y, yOffset + i);
        }
    }

    private static void minusMagnitude(int count, float[] x, int xOffset, float[] part) {
        for (int i = 0; i < count; i += LANES) {
            load(x, xOffset + i).abs().neg().intoArray(part, i);
        }
    }

    private static void addPositive(int count, float[] x, int xOffset, float[] part, float[] y, int yOffset) {
        for (int i = 0; i < count; i += LANES) {
            VectorMath.positive(load(x, xOffset + i)).add(load(part, i)).intoArray(y, yOffset + i);
        }
    }

    private static FloatVector load(float[] x, int offset) {
        return FloatVector.fromArray(FLOAT, x, offset);
    }
}
