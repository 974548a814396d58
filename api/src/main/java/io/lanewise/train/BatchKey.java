package io.lanewise.train;

import io.lanewise.graph.Spec;
import org.jspecify.annotations.Nullable;

/**
 * What a program is traced for.
 *
 * @param mode training, evaluating or predicting
 * @param x a batch of features
 * @param y its labels, or null when predicting
 * @param weight the weights of its samples, or null
 */
record BatchKey(Mode mode, Spec x, @Nullable Spec y, @Nullable Spec weight) {}
