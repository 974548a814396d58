/** Training, evaluation and prediction: data in batches through traced programs, optimizer steps, bookkeeping. */
@NullMarked
package io.lanewise.train;

import org.jspecify.annotations.NullMarked;
