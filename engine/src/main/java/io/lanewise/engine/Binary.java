package io.lanewise.engine;

/** Functions of two numbers that {@link Elementwise#binary} applies to pairs of elements. */
public enum Binary {
    /** a + b. */
    ADD,
    /** a − b. */
    SUBTRACT,
    /** a · b. */
    MULTIPLY,
    /** a / b. */
    DIVIDE,
    /** The larger; NaN if either is NaN. */
    MAXIMUM,
    /** The smaller; NaN if either is NaN. */
    MINIMUM,
    /** 1 if a = b, else 0. */
    EQUAL,
    /** 1 if a &gt; b, else 0. */
    GREATER,
    /** 1 if a ≥ b, else 0. */
    GREATER_EQUAL,
    /** aᵇ for a ≥ 0, as exp(b · ln a); 0⁰ = 1. */
    POWER,
    /** b &gt; 0 ? a : 0: the gradient of relu from the upstream gradient a and relu's output b. */
    RELU_GRADIENT,
    /** a · b · (1 − b): the gradient of the sigmoid from the upstream gradient a and its output b. */
    SIGMOID_GRADIENT,
    /** a · (1 − b²): the gradient of tanh from the upstream gradient a and its output b. */
    TANH_GRADIENT
}
