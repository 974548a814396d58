/** How fast models are written and read. */
@NullMarked
package io.lanewise.bench.files;

import org.jspecify.annotations.NullMarked;
