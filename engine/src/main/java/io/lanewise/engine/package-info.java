/**
 * Kernels on primitive arrays: each class is one family of operations, which checks its operands, splits large work among the
 * {@link io.lanewise.engine.Workers} and hands it to the implementation that {@link io.lanewise.engine.KernelProvider} chose.
 */
@NullMarked
package io.lanewise.engine;

import org.jspecify.annotations.NullMarked;
