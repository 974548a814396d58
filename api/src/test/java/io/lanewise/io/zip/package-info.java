/** ZIP archives against those of the JDK, and hostile ones. */
@NullMarked
package io.lanewise.io.zip;

import org.jspecify.annotations.NullMarked;
