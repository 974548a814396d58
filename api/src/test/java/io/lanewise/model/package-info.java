/** Tests of models: graphs of layers, what they share, and how they are trained together. */
@NullMarked
package io.lanewise.model;

import org.jspecify.annotations.NullMarked;
