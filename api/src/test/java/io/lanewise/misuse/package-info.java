/** What wrong use gets: an error that says what was expected, what came and what to do, and a model that is as it was before. */
@NullMarked
package io.lanewise.misuse;

import org.jspecify.annotations.NullMarked;
