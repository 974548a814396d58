/** Search for hyper-parameters. */
@NullMarked
package io.lanewise.tune;

import org.jspecify.annotations.NullMarked;
