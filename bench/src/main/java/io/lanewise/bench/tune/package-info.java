/**
 * The search for the fastest {@link io.lanewise.engine.Tuning} of a processor, {@code bench/run tune}: {@link io.lanewise.bench.tune.Tune}
 * changes one number after the other and has a {@link io.lanewise.bench.tune.Race} decide.
 */
@NullMarked
package io.lanewise.bench.tune;

import org.jspecify.annotations.NullMarked;
