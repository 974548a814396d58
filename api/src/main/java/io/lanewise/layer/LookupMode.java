package io.lanewise.layer;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.JsonView;

/** What a layer with a vocabulary makes of the indices of tokens. */
public enum LookupMode {
    /** The indices themselves. */
    INT,
    /** As {@link CategoryMode#ONE_HOT}. */
    ONE_HOT,
    /** As {@link CategoryMode#MULTI_HOT}. */
    MULTI_HOT,
    /** As {@link CategoryMode#COUNT}. */
    COUNT,
    /** Counts, each times the inverse document frequency of its token. */
    TF_IDF;

    private static final OptionType<LookupMode> NAMES = OptionType.constants("output mode", LookupMode.class);

    /** The name of this option in Keras's JSON: {@code output_mode}, also in older spellings. */
    static final OptionType<LookupMode> TYPE = new OptionType<>(NAMES.description(), LookupMode::read, NAMES.write());

    private static LookupMode read(JsonView view) {
        return switch (view.string()) {
            case "binary" -> MULTI_HOT;
            case "tf-idf" -> TF_IDF;
            default -> NAMES.read().apply(view);
        };
    }

    /** How indices are encoded, before they are weighed. */
    CategoryMode categories() {
        return switch (this) {
            case INT -> CategoryMode.INT;
            case ONE_HOT -> CategoryMode.ONE_HOT;
            case MULTI_HOT -> CategoryMode.MULTI_HOT;
            case COUNT, TF_IDF -> CategoryMode.COUNT;
        };
    }
}
