/** Texts and pictures of models and of training, made from data only: tables, progress lines, drawings. */
@NullMarked
package io.lanewise.report;

import org.jspecify.annotations.NullMarked;
