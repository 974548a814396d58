/**
 * Computations traced once and replayed each step: ops append to a {@link io.lanewise.graph.Tape}, {@link
 * io.lanewise.graph.Gradients} adds the derivatives, {@link io.lanewise.graph.Planner} gives every value a place in an arena, and
 * the {@link io.lanewise.graph.Program} runs. Knows no op.
 */
@NullMarked
package io.lanewise.graph;

import org.jspecify.annotations.NullMarked;
