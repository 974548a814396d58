/** Checks of one's own ops, layers, losses and models: are the gradients right? */
@NullMarked
package io.lanewise.check;

import org.jspecify.annotations.NullMarked;
