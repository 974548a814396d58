package io.lanewise.graph;

import java.util.List;

/**
 * One call of an op in a program.
 *
 * @param value what it computes
 * @param kernel the bound kernel calls
 * @param output where the value lies
 * @param dying windows that nothing after this call reads
 */
record Instruction(Value value, Runnable kernel, Buffer output, List<Buffer> dying) {}
