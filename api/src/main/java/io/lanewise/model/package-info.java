/** Models: layers with their names, weights and connections. Knows no training, file or picture. */
@NullMarked
package io.lanewise.model;

import org.jspecify.annotations.NullMarked;
