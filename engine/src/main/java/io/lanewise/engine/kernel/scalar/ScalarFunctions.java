package io.lanewise.engine.kernel.scalar;

import io.lanewise.engine.Binary;
import io.lanewise.engine.Unary;

/** What each elementwise function does to one element. The vector kernels use it for the elements after their last whole vector. */
public final class ScalarFunctions {
    private ScalarFunctions() {}

    /** function(x). */
    public static float apply(Unary function, float x) {
        return switch (function) {
            case IDENTITY -> x;
            case NEGATE -> -x;
            case ABS -> Math.abs(x);
            case SIGN -> ScalarMath.sign(x);
            case SQUARE -> x * x;
            case SQRT -> (float) Math.sqrt(x);
            case RECIPROCAL -> 1f / x;
            case EXP -> ScalarMath.exp(x);
            case EXPM1 -> ScalarMath.expm1(x);
            case LOG -> ScalarMath.log(x);
            case LOG1P -> ScalarMath.log1p(x);
            case TANH -> ScalarMath.tanh(x);
            case SIGMOID -> ScalarMath.sigmoid(x);
            case SOFTPLUS -> ScalarMath.softplus(x);
            case ERF -> ScalarMath.erf(x);
            case RELU -> ScalarMath.relu(x);
            case FLOOR -> ScalarMath.floor(x);
        };
    }

    /** function(a, b). */
    public static float apply(Binary function, float a, float b) {
        return switch (function) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case MAXIMUM -> Math.max(a, b);
            case MINIMUM -> Math.min(a, b);
            case EQUAL -> a == b ? 1f : 0f;
            case GREATER -> a > b ? 1f : 0f;
            case GREATER_EQUAL -> a >= b ? 1f : 0f;
            case POWER -> ScalarMath.pow(a, b);
            case RELU_GRADIENT -> b > 0f ? a : 0f;
            case SIGMOID_GRADIENT -> a * b * (1f - b);
            case TANH_GRADIENT -> a * Math.fma(-b, b, 1f);
        };
    }
}
