/** Where users begin: {@link io.lanewise.Sequential} and {@link io.lanewise.Model}, thin faces of what the other packages do. */
@NullMarked
package io.lanewise;

import org.jspecify.annotations.NullMarked;
