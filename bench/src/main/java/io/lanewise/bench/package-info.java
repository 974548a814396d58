/** What is measured: JMH benchmarks, scalar and vector side by side, and the programs behind {@code bench/run}. */
@NullMarked
package io.lanewise.bench;

import org.jspecify.annotations.NullMarked;
