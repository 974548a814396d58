/**
 * The part of HDF5 that Keras and h5py use, read strictly within fixed bounds and written as a stream.
 *
 * <p>Read: superblocks 0 to 3; object headers 1 and 2; groups by symbol table, by link messages and by fractal heap; contiguous,
 * compact and chunked data with deflate, shuffle and Fletcher-32; numbers, texts and booleans. Everything else is refused by name.
 * Formulas and layouts follow the HDF Group's "HDF5 File Format Specification Version 3.0".
 */
@NullMarked
package io.lanewise.io.hdf5;

import org.jspecify.annotations.NullMarked;
