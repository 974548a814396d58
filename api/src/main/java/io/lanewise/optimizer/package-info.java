/** Optimizers: how weights follow their gradients. They see runs of variables, gradients and the step, and no layer. */
@NullMarked
package io.lanewise.optimizer;

import org.jspecify.annotations.NullMarked;
