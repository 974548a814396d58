/** Data sets: samples with their labels, where they come from, and how they are split. */
@NullMarked
package io.lanewise.data;

import org.jspecify.annotations.NullMarked;
