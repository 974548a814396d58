/** JSON by RFC 8259: values, a strict and bounded reader, a writer. Python's NaN and Infinity on request. */
@NullMarked
package io.lanewise.config.json;

import org.jspecify.annotations.NullMarked;
