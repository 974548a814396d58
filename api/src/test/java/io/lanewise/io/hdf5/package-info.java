/** HDF5 files, read and written. */
@NullMarked
package io.lanewise.io.hdf5;

import org.jspecify.annotations.NullMarked;
