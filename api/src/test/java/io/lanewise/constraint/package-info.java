@NullMarked
package io.lanewise.constraint;

import org.jspecify.annotations.NullMarked;
