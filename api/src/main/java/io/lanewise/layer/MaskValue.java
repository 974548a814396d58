package io.lanewise.layer;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonString;

/** A value that stands for nothing, of one of the two types that are hashed. */
sealed interface MaskValue {
    /** A whole number, or a text. */
    OptionType<MaskValue> TYPE = new OptionType<>(
            "an integer or a text",
            view -> view.json() instanceof JsonString(var text) ? new OfText(text) : new OfNumber(view.integer()),
            value -> switch (value) {
                case OfText(var text) -> Json.of(text);
                case OfNumber(var number) -> Json.of((long) number);
            });

    /** Among texts. */
    record OfText(String text) implements MaskValue {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Among numbers. */
    record OfNumber(int number) implements MaskValue {
        @Override
        public String toString() {
            return Integer.toString(number);
        }
    }
}
