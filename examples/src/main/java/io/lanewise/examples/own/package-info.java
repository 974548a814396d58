/** An optimizer, a loss, a metric and a callback of one's own, a file each, and a program that uses them. */
@NullMarked
package io.lanewise.examples.own;

import org.jspecify.annotations.NullMarked;
