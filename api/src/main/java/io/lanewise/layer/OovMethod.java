package io.lanewise.layer;

/** How tokens outside of the vocabulary share several indices. */
public enum OovMethod {
    /** A number modulo how many there are. */
    FLOORMOD,
    /** A hash of its decimal text: FarmHash64, with a salt SipHash64. Texts are always hashed. */
    FARMHASH
}
