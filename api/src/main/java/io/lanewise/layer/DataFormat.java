package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;

/** Which axis of an input holds the channels. */
public enum DataFormat {
    /** (batch, …, channels). */
    CHANNELS_LAST,
    /** (batch, channels, …). */
    CHANNELS_FIRST;

    /** Keras's option {@code data_format}; null means the default there. */
    public static final Option<DataFormat> OPTION =
            Option.of("data_format", OptionType.constants("data format", DataFormat.class), CHANNELS_LAST).withNull(CHANNELS_LAST);

    /** The axis behind the batch, or behind the channels. */
    int firstSpatialAxis() {
        return this == CHANNELS_LAST ? 1 : 2;
    }
}
