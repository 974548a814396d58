/** Callbacks: what is called while a model is trained, evaluated or used. */
@NullMarked
package io.lanewise.callback;

import org.jspecify.annotations.NullMarked;
