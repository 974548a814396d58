/** Kernels on the Vector API: the only package that imports it. */
@NullMarked
package io.lanewise.engine.kernel.vector;

import org.jspecify.annotations.NullMarked;
