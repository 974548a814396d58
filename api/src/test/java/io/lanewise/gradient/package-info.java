/** Gradients of every op, activation, layer and loss against central differences of their float64 definitions. */
@NullMarked
package io.lanewise.gradient;

import org.jspecify.annotations.NullMarked;
