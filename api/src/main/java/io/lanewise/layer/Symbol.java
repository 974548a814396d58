package io.lanewise.layer;

import io.lanewise.graph.Spec;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;

/**
 * A value of a model that is being put together: its shape and type are known, its numbers are not. A model begins with the symbols of
 * its {@link Input}s; {@link Layer#apply} makes further ones, and so does arithmetic. Source: Keras's {@code KerasTensor}.
 */
public final class Symbol {
    private final Call source;
    private final int index;
    private final Spec sample;
    private final Shape shape;

    /** The size with which shapes are tried out where none is known. */
    private static final int TRIED = 8;

    Symbol(Call source, int index, Spec sample, Shape shape) {
        this.source = source;
        this.index = index;
        this.sample = sample;
        this.shape = shape;
    }

    /**
     * A shape with some size for each that is not known.
     *
     * @param more another number, another size
     */
    static Shape sized(Shape shape, int more) {
        var sized = shape;
        for (var axis = 0; axis < shape.rank(); axis++) {
            sized = shape.size(axis) == Shape.UNKNOWN ? sized.with(axis, TRIED + more) : sized;
        }
        return sized;
    }

    /** The call of a layer that it comes from. */
    public Call source() {
        return source;
    }

    /** Which of the outputs of that call it is, from 0. */
    public int index() {
        return index;
    }

    /** Shape and type with a batch of one; axes of which no size is known have some size. */
    public Spec sample() {
        return sample;
    }

    /** Its shape with None for the batch, and wherever sizes may differ. */
    public Shape shape() {
        return shape;
    }

    /** Its element type. */
    public DType dtype() {
        return sample.dtype();
    }

    /** this + other, element by element; shapes are broadcast. */
    public Symbol plus(Symbol other) {
        return Arithmetic.ADD.of(this, other);
    }

    /** this + number. */
    public Symbol plus(double number) {
        return Arithmetic.ADD.of(this, number);
    }

    /** this − other, element by element; shapes are broadcast. */
    public Symbol minus(Symbol other) {
        return Arithmetic.SUBTRACT.of(this, other);
    }

    /** this − number. */
    public Symbol minus(double number) {
        return Arithmetic.SUBTRACT.of(this, number);
    }

    /** this · other, element by element; shapes are broadcast. */
    public Symbol times(Symbol other) {
        return Arithmetic.MULTIPLY.of(this, other);
    }

    /** this · number. */
    public Symbol times(double number) {
        return Arithmetic.MULTIPLY.of(this, number);
    }

    /** this / other, element by element; shapes are broadcast. */
    public Symbol dividedBy(Symbol other) {
        return Arithmetic.DIVIDE.of(this, other);
    }

    /** this / number. */
    public Symbol dividedBy(double number) {
        return Arithmetic.DIVIDE.of(this, number);
    }

    /** this to the power of a number. */
    public Symbol power(double exponent) {
        return Arithmetic.POWER.of(this, exponent);
    }

    /** −this. */
    public Symbol negated() {
        return Arithmetic.NEGATIVE.of(this);
    }

    /** Type, shape and where it comes from, such as {@code float32 (None, 10) of Dense(units=10)}. */
    @Override
    public String toString() {
        return dtype() + " " + shape() + " of " + source.layer();
    }
}
