/** Programs of a page each, each ending in a number that a test checks. */
@NullMarked
package io.lanewise.examples;

import org.jspecify.annotations.NullMarked;
