/** Models in Keras's files. */
@NullMarked
package io.lanewise.io;

import org.jspecify.annotations.NullMarked;
