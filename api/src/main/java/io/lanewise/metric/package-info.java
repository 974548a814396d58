/** Metrics: what is shown besides the loss, gathered over batches. */
@NullMarked
package io.lanewise.metric;

import org.jspecify.annotations.NullMarked;
