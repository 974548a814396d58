/** Models from Lanewise to Keras and back. */
@NullMarked
package io.lanewise.bench.fidelity;

import org.jspecify.annotations.NullMarked;
