package io.lanewise.engine.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** The shapes of vectors that all kernels use. Constants, because anything else makes C2 box vectors. */
final class Species {
    /** The widest float vectors that the machine likes. */
    static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;

    /** Ints of the same shape. */
    static final VectorSpecies<Integer> INT = FLOAT.withLanes(int.class).check(int.class);

    /** Floats in a vector. */
    static final int LANES = FLOAT.length();

    private Species() {}

    static {
        assert IntVector.zero(INT).length() == LANES;
    }
}
