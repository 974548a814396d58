/** Numbers of metrics, as Keras computes them. */
@NullMarked
package io.lanewise.metric;

import org.jspecify.annotations.NullMarked;
