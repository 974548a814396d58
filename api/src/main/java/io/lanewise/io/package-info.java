/** Models in Keras's files, and arrays in NumPy's and in safetensors. */
@NullMarked
package io.lanewise.io;

import org.jspecify.annotations.NullMarked;
