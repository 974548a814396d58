package io.lanewise.engine;

/** Functions of one number that {@link Elementwise#unary} applies to every element. */
public enum Unary {
    /** x. */
    IDENTITY,
    /** −x. */
    NEGATE,
    /** |x|. */
    ABS,
    /** −1, 0 or 1 as x is negative, zero or positive; NaN stays NaN. */
    SIGN,
    /** x². */
    SQUARE,
    /** √x. */
    SQRT,
    /** 1 / x. */
    RECIPROCAL,
    /** eˣ. */
    EXP,
    /** eˣ − 1, exact near zero. */
    EXPM1,
    /** ln x. */
    LOG,
    /** ln (1 + x), exact near zero. */
    LOG1P,
    /** tanh x. */
    TANH,
    /** 1 / (1 + e⁻ˣ). */
    SIGMOID,
    /** ln (1 + eˣ) without overflow. */
    SOFTPLUS,
    /** (2/√π) ∫₀ˣ e^(−t²) dt. */
    ERF,
    /** max(x, 0); NaN stays NaN. */
    RELU,
    /** ⌊x⌋. */
    FLOOR
}
