package io.lanewise.graph;

import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;

/**
 * A symbolic tensor: a number block of known shape and type that a {@link Tape} will compute. It has no operations: those are
 * static functions.
 */
public final class Value {
    private final Tape tape;
    private final int id;
    private final Spec spec;
    private final Source source;

    Value(Tape tape, int id, Spec spec, Source source) {
        this.tape = tape;
        this.id = id;
        this.spec = spec;
        this.source = source;
    }

    /** The tape it stands on. */
    public Tape tape() {
        return tape;
    }

    /** Its place in the order of tracing, from 0. */
    public int id() {
        return id;
    }

    /** Shape and type. */
    public Spec spec() {
        return spec;
    }

    /** Its shape, all sizes known. */
    public Shape shape() {
        return spec.shape();
    }

    /** Its element type. */
    public DType dtype() {
        return spec.dtype();
    }

    /** Where it comes from. */
    public Source source() {
        return source;
    }

    /** Such as {@code %7 float32 (32, 10)}. */
    @Override
    public String toString() {
        return "%" + id + " " + spec;
    }
}
