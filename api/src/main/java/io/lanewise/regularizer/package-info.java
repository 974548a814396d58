/** Penalties on weights that are added to the loss. */
@NullMarked
package io.lanewise.regularizer;

import org.jspecify.annotations.NullMarked;
