/** Keras's numbers: reads golden cases, runs them and reports, a line a group. */
@NullMarked
package io.lanewise.golden;

import org.jspecify.annotations.NullMarked;
