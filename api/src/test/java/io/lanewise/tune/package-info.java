/** Tests of searches. */
@NullMarked
package io.lanewise.tune;

import org.jspecify.annotations.NullMarked;
