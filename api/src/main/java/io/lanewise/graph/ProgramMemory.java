package io.lanewise.graph;

/**
 * What a program needs beside weights and their gradients, in bytes.
 *
 * @param arena all windows of the arena: values, and the room that ops use while they run
 * @param least what any arena needs for the same instructions in the same order: the values that are alive at one time, where these are most, without gaps and
 *     without room for ops to work in
 * @param workspace of the arena, the most that one op uses beside what it reads and writes
 * @param fixed what the program keeps for itself: constants, and copies of values for ops that need them stored otherwise
 */
public record ProgramMemory(long arena, long least, long workspace, long fixed) {}
