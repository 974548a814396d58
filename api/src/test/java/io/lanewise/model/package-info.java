/** Tests of models. */
@NullMarked
package io.lanewise.model;

import org.jspecify.annotations.NullMarked;
