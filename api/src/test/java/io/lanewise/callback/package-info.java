@NullMarked
package io.lanewise.callback;

import org.jspecify.annotations.NullMarked;
