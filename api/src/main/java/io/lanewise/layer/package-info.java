/** Layers: immutable descriptions of what is computed, with which weights. */
@NullMarked
package io.lanewise.layer;

import org.jspecify.annotations.NullMarked;
