package io.lanewise.callback;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonString;
import io.lanewise.config.json.JsonView;

/**
 * How often numbers are written besides those of epochs.
 *
 * @param batches each time after so many batches, counted over epochs; 0 for never
 */
public record UpdateFrequency(int batches) {
    /** Those of epochs alone. */
    public static final UpdateFrequency EPOCH = new UpdateFrequency(0);
    /** After each batch. */
    public static final UpdateFrequency BATCH = new UpdateFrequency(1);

    /** The option, in JSON {@code "epoch"}, {@code "batch"} or a number of batches. */
    static final Option<UpdateFrequency> OPTION = Option.of(
            "update_freq", new OptionType<>("\"epoch\", \"batch\" or a number of batches", UpdateFrequency::read, UpdateFrequency::write), EPOCH);

    /** Refuses a negative number. */
    public UpdateFrequency {
        if (batches < 0) {
            throw new IllegalArgumentException("update_freq must be \"epoch\", \"batch\" or a number of batches above 0, received " + batches);
        }
    }

    private static UpdateFrequency read(JsonView view) {
        if (!(view.json() instanceof JsonString(var text))) {
            return new UpdateFrequency(view.integer());
        }
        return switch (text) {
            case "epoch" -> EPOCH;
            case "batch" -> BATCH;
            default -> throw view.error("expected \"epoch\", \"batch\" or a number of batches, received \"" + text + "\"");
        };
    }

    private Json write() {
        return batches == 0 ? Json.of("epoch") : Json.of((long) batches);
    }

    boolean includes(long batch) {
        return batches > 0 && batch % batches == 0;
    }
}
