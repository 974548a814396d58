package io.lanewise.engine.kernel.vector;

import java.util.Set;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/** The species of this machine. They are constants here because a species held in any other way makes C2 box every vector. */
final class Species {
    static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;

    /**
     * Vectors of at most eight lanes, for copying short pieces. Arithmetic has one species only: where a process computes with two, C2
     * takes the profile of {@code fma} for both and makes objects of vectors.
     */
    static final VectorSpecies<Float> EIGHT = FLOAT.length() > 8 ? FloatVector.SPECIES_256 : FLOAT;

    /** Floats, and ints, in a vector. */
    static final int LANES = FLOAT.length();

    /** Vector registers: 32 with AVX-512, NEON and SVE, else 16. Nothing tells directly. */
    static final int REGISTERS =
            FLOAT.vectorBitSize() == 512 || Set.of("aarch64", "arm64").contains(System.getProperty("os.arch")) ? 32 : 16;

    private Species() {}
}
