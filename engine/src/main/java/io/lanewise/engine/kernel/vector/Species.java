package io.lanewise.engine.kernel.vector;

import java.util.Set;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The species of this machine. They are constants here because a species held in any other way makes C2 box every vector. There is one for floats:
 * where a process uses two, even if only to copy, C2 goes by the profile of the methods they share, and in some processes makes objects of vectors.
 */
final class Species {
    static final VectorSpecies<Float> FLOAT = FloatVector.SPECIES_PREFERRED;
    static final VectorSpecies<Integer> INT = IntVector.SPECIES_PREFERRED;

    /** Floats, and ints, in a vector. */
    static final int LANES = FLOAT.length();

    /** Vector registers: 32 with AVX-512, NEON and SVE, else 16. Nothing tells directly. */
    static final int REGISTERS =
            FLOAT.vectorBitSize() == 512 || Set.of("aarch64", "arm64").contains(System.getProperty("os.arch")) ? 32 : 16;

    private Species() {}
}
