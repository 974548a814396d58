/** Tests of training. */
@NullMarked
package io.lanewise.train;

import org.jspecify.annotations.NullMarked;
