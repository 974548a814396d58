/** Data: row-major arrays with a shape and an element type. No operations: those belong to the graph. */
@NullMarked
package io.lanewise.tensor;

import org.jspecify.annotations.NullMarked;
