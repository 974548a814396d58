package io.lanewise.engine.kernel.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** The species of this machine. They are constants here because a species held in any other way makes C2 box every vector. */
final class Species {
    static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;

    /** Floats, and ints, in a vector. */
    static final int LANES = FLOAT.length();

    private Species() {}
}
