/** What the packages for classical learning share: float64 matrices as arrays of rows. */
@NullMarked
package io.lanewise.data.matrix;

import org.jspecify.annotations.NullMarked;
