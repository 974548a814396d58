/** Losses: what training makes small. */
@NullMarked
package io.lanewise.loss;

import org.jspecify.annotations.NullMarked;
