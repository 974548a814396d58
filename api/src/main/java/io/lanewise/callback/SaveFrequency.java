package io.lanewise.callback;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonString;
import io.lanewise.config.json.JsonView;

/**
 * How often something is saved: after each epoch, or each time after so many batches, counted over epochs.
 *
 * @param batches how many batches; 0 for each epoch
 */
public record SaveFrequency(int batches) {
    /** After each epoch. */
    public static final SaveFrequency EPOCH = new SaveFrequency(0);

    /** The option, in JSON {@code "epoch"} or a number of batches. */
    static final Option<SaveFrequency> OPTION = Option.of(
            "save_freq", new OptionType<>("\"epoch\" or a number of batches", SaveFrequency::read, SaveFrequency::write), EPOCH);

    /** Refuses a negative number. */
    public SaveFrequency {
        if (batches < 0) {
            throw new IllegalArgumentException("save_freq must be \"epoch\" or a number of batches above 0, received " + batches);
        }
    }

    /** Each time after so many batches. */
    public static SaveFrequency everyBatches(int batches) {
        if (batches == 0) {
            throw new IllegalArgumentException("save_freq must be \"epoch\" or a number of batches above 0, received 0");
        }
        return new SaveFrequency(batches);
    }

    private static SaveFrequency read(JsonView view) {
        if (!(view.json() instanceof JsonString(var text))) {
            return everyBatches(view.integer());
        }
        if (!text.equals("epoch")) {
            throw view.error("expected \"epoch\" or a number of batches, received \"" + text + "\"");
        }
        return EPOCH;
    }

    private Json write() {
        return batches == 0 ? Json.of("epoch") : Json.of((long) batches);
    }

    boolean isEpoch() {
        return batches == 0;
    }
}
