/** Activation functions, all that Keras names. */
@NullMarked
package io.lanewise.activation;

import org.jspecify.annotations.NullMarked;
