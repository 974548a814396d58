/** Names and configurations: how what can be named is found by its name, and what an unknown name is told. */
@NullMarked
package io.lanewise.config;

import org.jspecify.annotations.NullMarked;
