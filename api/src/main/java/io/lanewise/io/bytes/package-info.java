/** Bytes of files, read within bounds. */
@NullMarked
package io.lanewise.io.bytes;

import org.jspecify.annotations.NullMarked;
