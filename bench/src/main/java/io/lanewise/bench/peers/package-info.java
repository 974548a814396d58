/** Training and prediction beside those of libraries in Python, {@code bench/run peers}. */
@NullMarked
package io.lanewise.bench.peers;

import org.jspecify.annotations.NullMarked;
