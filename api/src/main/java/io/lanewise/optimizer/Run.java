package io.lanewise.optimizer;

/**
 * A stretch of numbers that are updated together: weights, their gradients, and what the optimizer keeps for each. All arrays are
 * read from the same offset on.
 *
 * @param weights modified by the update
 * @param gradients not modified by the update
 * @param slots one array for each of the optimizer's slots, in order; modified
 * @param scalars numbers that the optimizer keeps for all variables; not modified
 * @param offset the first number
 * @param length how many numbers
 */
@SuppressWarnings("ArrayRecordComponent") // a view of arrays that others own, never compared
public record Run(float[] weights, float[] gradients, float[][] slots, float[] scalars, int offset, int length) {}
