/** The library's promises, held over whole models. */
@NullMarked
package io.lanewise.promise;

import org.jspecify.annotations.NullMarked;
