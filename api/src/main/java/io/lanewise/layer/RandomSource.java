package io.lanewise.layer;

import io.lanewise.graph.Value;

/**
 * Where random numbers of one call of a layer come from.
 *
 * @param seed the model's seed
 * @param stream the call's place in the model
 * @param step the number of the step, an int32 scalar on the tape
 */
public record RandomSource(long seed, long stream, Value step) {}
