/** Tests of ops that no property covers. */
@NullMarked
package io.lanewise.op;

import org.jspecify.annotations.NullMarked;
