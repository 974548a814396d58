/** What single layers compute, and what they refuse. */
@NullMarked
package io.lanewise.layer;

import org.jspecify.annotations.NullMarked;
