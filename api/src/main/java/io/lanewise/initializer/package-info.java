/** How weights begin, all of Keras's ways. */
@NullMarked
package io.lanewise.initializer;

import org.jspecify.annotations.NullMarked;
