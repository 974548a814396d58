package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;

import io.lanewise.engine.Binary;
import jdk.incubator.vector.FloatVector;

/** Functions of two numbers on whole vectors: one small loop for each, see {@link VectorUnary}. */
final class VectorBinary {
    private VectorBinary() {}

    /** y[i] = function(a[i], b[i]) as far as whole vectors reach; returns how far. */
    static int apply(Binary function, int n, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        int end = FLOAT.loopBound(n);
        switch (function) {
            case ADD -> add(end, a, aOffset, b, bOffset, y, yOffset);
            case SUBTRACT -> subtract(end, a, aOffset, b, bOffset, y, yOffset);
            case MULTIPLY -> multiply(end, a, aOffset, b, bOffset, y, yOffset);
            case DIVIDE -> divide(end, a, aOffset, b, bOffset, y, yOffset);
            case MAXIMUM -> maximum(end, a, aOffset, b, bOffset, y, yOffset);
            case MINIMUM -> minimum(end, a, aOffset, b, bOffset, y, yOffset);
            case EQUAL -> equal(end, a, aOffset, b, bOffset, y, yOffset);
            case GREATER -> greater(end, a, aOffset, b, bOffset, y, yOffset);
            case GREATER_EQUAL -> greaterEqual(end, a, aOffset, b, bOffset, y, yOffset);
            // As vectors this is too large for C2 to inline, and every vector would be an object: plain loops, the same bits.
            case POWER -> {
                return 0;
            }
            case RELU_GRADIENT -> reluGradient(end, a, aOffset, b, bOffset, y, yOffset);
            case SIGMOID_GRADIENT -> sigmoidGradient(end, a, aOffset, b, bOffset, y, yOffset);
            case TANH_GRADIENT -> tanhGradient(end, a, aOffset, b, bOffset, y, yOffset);
        }
        return end;
    }

    private static void add(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            load(a, aOffset + i).add(load(b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void subtract(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            load(a, aOffset + i).sub(load(b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void multiply(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            load(a, aOffset + i).mul(load(b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void divide(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            load(a, aOffset + i).div(load(b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void maximum(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            load(a, aOffset + i).max(load(b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void minimum(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            load(a, aOffset + i).min(load(b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void equal(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.indicator(load(a, aOffset + i).compare(EQ, load(b, bOffset + i))).intoArray(y, yOffset + i);
        }
    }

    private static void greater(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.indicator(load(a, aOffset + i).compare(GT, load(b, bOffset + i))).intoArray(y, yOffset + i);
        }
    }

    private static void greaterEqual(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.indicator(load(a, aOffset + i).compare(GE, load(b, bOffset + i))).intoArray(y, yOffset + i);
        }
    }


    private static void reluGradient(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.reluGradient(load(a, aOffset + i), load(b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void sigmoidGradient(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.sigmoidGradient(load(a, aOffset + i), load(b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void tanhGradient(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.tanhGradient(load(a, aOffset + i), load(b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static FloatVector load(float[] x, int offset) {
        return FloatVector.fromArray(FLOAT, x, offset);
    }
}
