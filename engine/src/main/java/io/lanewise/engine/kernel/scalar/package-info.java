/** The kernels as plain loops: what they mean, and what runs where the Vector API is missing or slow. */
@NullMarked
package io.lanewise.engine.kernel.scalar;

import org.jspecify.annotations.NullMarked;
