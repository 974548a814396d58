/** Schedules: learning rates that change with the number of the step. */
@NullMarked
package io.lanewise.schedule;

import org.jspecify.annotations.NullMarked;
