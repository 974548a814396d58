/** Plain loops: the fallback where the Vector API is missing or slow, and the specification of the vector kernels, bit for bit. */
@NullMarked
package io.lanewise.engine.kernel.scalar;

import org.jspecify.annotations.NullMarked;
