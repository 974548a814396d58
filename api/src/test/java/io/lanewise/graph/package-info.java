/** Tests of tapes, planning and programs. */
@NullMarked
package io.lanewise.graph;

import org.jspecify.annotations.NullMarked;
