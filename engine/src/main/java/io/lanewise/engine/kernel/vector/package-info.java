/** The kernels on the Vector API, bit for bit like the scalar ones: the only package that imports {@code jdk.incubator.vector}. */
@NullMarked
package io.lanewise.engine.kernel.vector;

import org.jspecify.annotations.NullMarked;
