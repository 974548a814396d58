package io.lanewise.metric;

import io.lanewise.config.OptionType;

/** How the scores of classes become one. */
public enum Average {
    /** One score of what all classes counted together. */
    MICRO,
    /** The mean of the classes' scores. */
    MACRO,
    /** Their mean weighted by how often the classes are true. */
    WEIGHTED;

    static final OptionType<Average> TYPE = OptionType.constants("average", Average.class);
}
