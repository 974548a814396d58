/** Tests of the check of gradients. */
@NullMarked
package io.lanewise.check;

import org.jspecify.annotations.NullMarked;
