package io.lanewise.initializer;

/**
 * Which random numbers a weight gets: those of a stream of a seed.
 *
 * @param seed the model's seed
 * @param stream the weight's place in the model
 */
public record RandomKey(long seed, long stream) {}
