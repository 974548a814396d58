package io.lanewise.train;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonView;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * After which epochs there is a validation.
 *
 * @param every each time after so many epochs; 0 if epochs are named
 * @param epochs the epochs, counted from 1; none if {@code every} says it
 */
public record ValidationFrequency(int every, List<Integer> epochs) {
    /** In JSON a number of epochs or a list of them. */
    static final OptionType<ValidationFrequency> TYPE = new OptionType<>("a number of epochs or a list of them", ValidationFrequency::read, ValidationFrequency::write);

    /** Refuses what names no epoch. */
    public ValidationFrequency {
        epochs = List.copyOf(new TreeSet<>(epochs));
        if (epochs.isEmpty() ? every < 1 : every != 0 || epochs.getFirst() < 1) {
            throw new IllegalArgumentException("validation_freq must be a number of epochs above 0, or epochs counted from 1, received " + (epochs.isEmpty() ? every : epochs));
        }
    }

    /** Each time after so many epochs. */
    public static ValidationFrequency every(int epochs) {
        return new ValidationFrequency(epochs, List.of());
    }

    /** After these epochs, counted from 1. */
    public static ValidationFrequency after(int... epochs) {
        return new ValidationFrequency(0, Arrays.stream(epochs).boxed().toList());
    }

    private static ValidationFrequency read(JsonView view) {
        return view.json() instanceof JsonArray ? after(view.integers()) : every(view.integer());
    }

    private Json write() {
        return epochs.isEmpty() ? Json.of((long) every) : new JsonArray(epochs.stream().<Json>map(epoch -> Json.of((long) epoch)).toList());
    }

    /** Whether there is one after an epoch, counted from 0. */
    boolean includes(int epoch) {
        return epochs.isEmpty() ? (epoch + 1) % every == 0 : epochs.contains(epoch + 1);
    }
}
