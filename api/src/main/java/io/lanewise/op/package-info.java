/**
 * The operations: one file each with formula, shapes, kernels, gradient and float64 definition. {@link io.lanewise.op.Ops} has them
 * as functions of values.
 */
@NullMarked
package io.lanewise.op;

import org.jspecify.annotations.NullMarked;
