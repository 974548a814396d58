/**
 * Matrix products beside those of other libraries, {@code bench/run gemm}: {@link io.lanewise.bench.gemm.Comparison} starts one
 * {@link io.lanewise.bench.gemm.Worker} a library and has them multiply in turn.
 */
@NullMarked
package io.lanewise.bench.gemm;

import org.jspecify.annotations.NullMarked;
