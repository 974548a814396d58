package io.lanewise.engine.kernel.vector;

import static io.lanewise.engine.kernel.vector.Species.FLOAT;
import static io.lanewise.engine.kernel.vector.Species.LANES;

import io.lanewise.engine.Unary;
import jdk.incubator.vector.FloatVector;

/** Functions of one number on whole vectors: one small loop for each, so that C2 compiles only what is used and boxes nothing. */
final class VectorUnary {
    private VectorUnary() {}

    /** y[i] = function(x[i]) as far as whole vectors reach; returns how far. */
    static int apply(Unary function, int n, float[] x, int xOffset, float[] y, int yOffset) {
        int end = FLOAT.loopBound(n);
        switch (function) {
            case IDENTITY -> System.arraycopy(x, xOffset, y, yOffset, end);
            case NEGATE -> negate(end, x, xOffset, y, yOffset);
            case ABS -> abs(end, x, xOffset, y, yOffset);
            case SIGN -> sign(end, x, xOffset, y, yOffset);
            case SQUARE -> square(end, x, xOffset, y, yOffset);
            case SQRT -> sqrt(end, x, xOffset, y, yOffset);
            case RECIPROCAL -> reciprocal(end, x, xOffset, y, yOffset);
            case EXP -> exp(end, x, xOffset, y, yOffset);
            case EXPM1 -> expm1(end, x, xOffset, y, yOffset);
            case LOG -> log(end, x, xOffset, y, yOffset);
            case LOG1P -> log1p(end, x, xOffset, y, yOffset);
            case SIGMOID -> sigmoid(end, x, xOffset, y, yOffset);
            case TANH -> VectorPasses.tanh(end, x, xOffset, y, yOffset);
            case SOFTPLUS -> VectorPasses.softplus(end, x, xOffset, y, yOffset);
            case ERF -> VectorPasses.erf(end, x, xOffset, y, yOffset);
            case RELU -> relu(end, x, xOffset, y, yOffset);
            case FLOOR -> floor(end, x, xOffset, y, yOffset);
        }
        return end;
    }

    private static void negate(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            load(x, xOffset + i).neg().intoArray(y, yOffset + i);
        }
    }

    private static void abs(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            load(x, xOffset + i).abs().intoArray(y, yOffset + i);
        }
    }

    private static void sign(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.sign(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void square(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector v = load(x, xOffset + i);
            v.mul(v).intoArray(y, yOffset + i);
        }
    }

    private static void sqrt(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            load(x, xOffset + i).sqrt().intoArray(y, yOffset + i);
        }
    }

    private static void reciprocal(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            FloatVector.broadcast(FLOAT, 1f).div(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    static void exp(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.exp(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void expm1(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.expm1(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void log(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.log(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void log1p(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.log1p(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void sigmoid(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.sigmoid(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void relu(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.relu(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static void floor(int end, float[] x, int xOffset, float[] y, int yOffset) {
        for (int i = 0; i < end; i += LANES) {
            VectorMath.floor(load(x, xOffset + i)).intoArray(y, yOffset + i);
        }
    }

    private static FloatVector load(float[] x, int offset) {
        return FloatVector.fromArray(FLOAT, x, offset);
    }
}
