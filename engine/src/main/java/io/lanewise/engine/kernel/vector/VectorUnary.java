package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.scalar.ScalarMath.INTEGERS;
import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;
import static jdk.incubator.vector.FloatVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;

import io.lanewise.engine.Unary;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;

/**
 * Functions of one number on whole vectors: one small loop for each, so that C2 compiles only what is used and boxes nothing.
 *
 * <p>A loop calls nothing but the Vector API, whose methods C2 inlines by order. A method of ours that takes or returns a vector it inlines as it
 * sees fit: not where a process seldom comes by, and not after 18,000 nodes of the caller, of which exp alone makes 15,000. Then each vector is
 * an object.
 */
final class VectorUnary {
    private VectorUnary() {}

    /** y[i] = function(x[i]) as far as whole vectors reach; returns how far. */
    static int apply(Unary function, int n, float[] x, int xOffset, float[] y, int yOffset) {
        int end = FLOAT.loopBound(n);
        if (end == 0) {
            return 0;
        }
        switch (function) {
            case IDENTITY -> System.arraycopy(x, xOffset, y, yOffset, end);
            case NEGATE -> negate(end, x, xOffset, y, yOffset);
            case ABS -> abs(end, x, xOffset, y, yOffset);
            case SIGN -> sign(end, x, xOffset, y, yOffset);
            case SQUARE -> square(end, x, xOffset, y, yOffset);
            case SQRT -> sqrt(end, x, xOffset, y, yOffset);
            case RECIPROCAL -> reciprocal(end, x, xOffset, y, yOffset);
            case EXP -> VectorExp.exp(end, x, xOffset, y, yOffset);
            case EXPM1 -> VectorExp.expm1(end, x, xOffset, y, yOffset);
            case LOG -> VectorLog.log(end, x, xOffset, y, yOffset);
            case LOG1P -> VectorLog.log1p(end, x, xOffset, y, yOffset);
            case SIGMOID -> VectorExp.sigmoid(end, x, xOffset, y, yOffset);
            case TANH -> VectorExp.tanh(end, x, xOffset, y, yOffset);
            case SOFTPLUS -> VectorPasses.softplus(end, x, xOffset, y, yOffset);
            case ERF -> VectorPasses.erf(end, x, xOffset, y, yOffset);
            case RELU -> relu(end, x, xOffset, y, yOffset);
            case FLOOR -> floor(end, x, xOffset, y, yOffset);
        }
        return end;
    }

    private static void negate(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            fromArray(FLOAT, x, xOffset + i).neg().intoArray(y, yOffset + i);
        }
    }

    private static void abs(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            fromArray(FLOAT, x, xOffset + i).abs().intoArray(y, yOffset + i);
        }
    }

    private static void sign(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            v.blend(1f, v.compare(GT, 0f)).blend(-1f, v.compare(LT, 0f)).intoArray(y, yOffset + i);
        }
    }

    private static void square(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            v.mul(v).intoArray(y, yOffset + i);
        }
    }

    private static void sqrt(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            fromArray(FLOAT, x, xOffset + i).sqrt().intoArray(y, yOffset + i);
        }
    }

    private static void reciprocal(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector.broadcast(FLOAT, 1f).div(fromArray(FLOAT, x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void relu(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            v.blend(0f, v.compare(LE, 0f)).intoArray(y, yOffset + i);
        }
    }

    private static void floor(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = fromArray(FLOAT, x, xOffset + i);
            FloatVector a = v.abs();
            IntVector sign = v.reinterpretAsInts().and(Integer.MIN_VALUE);
            FloatVector rounded = a.add(INTEGERS).sub(INTEGERS).reinterpretAsInts().or(sign).reinterpretAsFloats();
            rounded = rounded.blend(rounded.sub(1f), rounded.compare(GT, v));
            v.blend(rounded, a.compare(LT, INTEGERS)).intoArray(y, yOffset + i);
        }
    }
}
