/** Numbers of initializers, as Keras and SciPy compute them. */
@NullMarked
package io.lanewise.initializer;

import org.jspecify.annotations.NullMarked;
