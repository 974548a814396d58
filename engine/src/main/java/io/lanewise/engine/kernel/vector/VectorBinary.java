package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.broadcast;
import static jdk.incubator.vector.FloatVector.fromArray;
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
        if (end == 0) {
            return 0;
        }
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
            fromArray(FLOAT, a, aOffset + i).add(fromArray(FLOAT, b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void subtract(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            fromArray(FLOAT, a, aOffset + i).sub(fromArray(FLOAT, b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void multiply(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            fromArray(FLOAT, a, aOffset + i).mul(fromArray(FLOAT, b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void divide(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            fromArray(FLOAT, a, aOffset + i).div(fromArray(FLOAT, b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void maximum(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            fromArray(FLOAT, a, aOffset + i).max(fromArray(FLOAT, b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void minimum(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            fromArray(FLOAT, a, aOffset + i).min(fromArray(FLOAT, b, bOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void equal(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            broadcast(FLOAT, 0f).blend(1f, fromArray(FLOAT, a, aOffset + i).compare(EQ, fromArray(FLOAT, b, bOffset + i))).intoArray(y, yOffset + i);
        }
    }

    private static void greater(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            broadcast(FLOAT, 0f).blend(1f, fromArray(FLOAT, a, aOffset + i).compare(GT, fromArray(FLOAT, b, bOffset + i))).intoArray(y, yOffset + i);
        }
    }

    private static void greaterEqual(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            broadcast(FLOAT, 0f).blend(1f, fromArray(FLOAT, a, aOffset + i).compare(GE, fromArray(FLOAT, b, bOffset + i))).intoArray(y, yOffset + i);
        }
    }

    private static void reluGradient(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            broadcast(FLOAT, 0f).blend(fromArray(FLOAT, a, aOffset + i), fromArray(FLOAT, b, bOffset + i).compare(GT, 0f)).intoArray(y, yOffset + i);
        }
    }

    private static void sigmoidGradient(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector right = fromArray(FLOAT, b, bOffset + i);
            fromArray(FLOAT, a, aOffset + i).mul(right).mul(broadcast(FLOAT, 1f).sub(right)).intoArray(y, yOffset + i);
        }
    }

    private static void tanhGradient(int end, float[] a, int aOffset, float[] b, int bOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector right = fromArray(FLOAT, b, bOffset + i);
            fromArray(FLOAT, a, aOffset + i).mul(right.neg().fma(right, broadcast(FLOAT, 1f))).intoArray(y, yOffset + i);
        }
    }
}
