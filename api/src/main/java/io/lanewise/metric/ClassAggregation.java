package io.lanewise.metric;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.JsonNull;

/** How the scores of several outputs become one. */
public enum ClassAggregation {
    /** Each output has its own: None in Keras. */
    NONE,
    /** Their mean. */
    UNIFORM_AVERAGE,
    /** Their mean weighted by the variances of the labels. */
    VARIANCE_WEIGHTED_AVERAGE;

    private static final OptionType<ClassAggregation> NAMES = OptionType.constants("class aggregation", ClassAggregation.class);
    /** Names in lower case, and null. */
    static final OptionType<ClassAggregation> TYPE = new OptionType<>(
            NAMES.description(), NAMES.read(), value -> value == NONE ? JsonNull.NULL : NAMES.write().apply(value));
}
