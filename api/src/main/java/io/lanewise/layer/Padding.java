package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.op.Window;

/** Where windows may lie. */
public enum Padding {
    /** Within the image. */
    VALID,
    /** So that there are ⌈cells / stride⌉ outputs: half of what a window lacks lies before the image, the odd one behind it. */
    SAME,
    /** So that an output of a sequence knows no later cell than its own: all that windows lack lies before it. */
    CAUSAL;

    /** Keras's option {@code padding}. */
    static final Option<Padding> OPTION = Option.of("padding", OptionType.constants("padding", Padding.class), VALID)
            .within("valid or same", padding -> padding != CAUSAL);

    /** The same for sequences. */
    static final Option<Padding> OF_SEQUENCES = Option.of("padding", OptionType.constants("padding", Padding.class), VALID);

    Window window(int size, int stride, int dilation, int cells) {
        return switch (this) {
            case VALID -> Window.valid(size, stride, dilation);
            case SAME -> Window.same(size, stride, dilation, cells);
            case CAUSAL -> Window.causal(size, stride, dilation);
        };
    }
}
