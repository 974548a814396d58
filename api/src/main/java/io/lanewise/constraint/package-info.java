/** What weights must be, made true after each step of training. */
@NullMarked
package io.lanewise.constraint;

import org.jspecify.annotations.NullMarked;
