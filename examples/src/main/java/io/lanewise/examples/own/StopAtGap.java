package io.lanewise.examples.own;

import io.lanewise.callback.ConfiguredCallback;
import io.lanewise.callback.Training;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Shows how many times the loss of the validation is that of training, and ends training when it is too many: the model learns by heart. */
public final class StopAtGap extends ConfiguredCallback<StopAtGap> {
    /** How many times are too many. */
    public static final Option<Double> RATIO = Option.of("ratio", OptionType.NUMBER, 2.0).within("a number above 1", ratio -> ratio > 1);

    private static final Kind<StopAtGap> KIND = Kind.of("StopAtGap", StopAtGap::new, RATIO);

    private @Nullable Training training;

    private StopAtGap(Values values) {
        super(values);
    }

    /** Ends training when the loss of the validation is twice that of training. */
    public static StopAtGap of() {
        return KIND.create(KIND.values());
    }

    /** The same with another number of times. */
    public StopAtGap withRatio(double ratio) {
        return with(RATIO, ratio);
    }

    /**
     * Training begins.
     *
     * @throws IllegalArgumentException if nothing is validated; nothing has changed then
     */
    @Override
    public void trainBegin(Training begun) {
        if (!begun.names().contains("val_loss")) {
            throw new IllegalArgumentException("StopAtGap: expected a val_loss in the logs, received " + begun.names() + "; fit with validation data");
        }
        training = begun;
    }

    @Override
    public void epochEnd(int epoch, Map<String, Double> logs) {
        var validation = logs.get("val_loss");
        var loss = logs.get("loss");
        if (validation == null || loss == null) {
            return; // an epoch after which nothing was validated
        }
        var gap = validation / loss;
        logs.put("gap", gap);
        if (gap > get(RATIO)) {
            Objects.requireNonNull(training).stop();
        }
    }
}
