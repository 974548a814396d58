/** What an implementation of the kernels must offer, family by family. */
@NullMarked
package io.lanewise.engine.kernel;

import org.jspecify.annotations.NullMarked;
