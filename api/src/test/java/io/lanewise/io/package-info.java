/** What Keras writes about models, read. */
@NullMarked
package io.lanewise.io;

import org.jspecify.annotations.NullMarked;
