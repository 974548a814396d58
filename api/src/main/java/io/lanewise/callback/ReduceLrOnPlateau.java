package io.lanewise.callback;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import java.util.Map;

/**
 * Multiplies the learning rate by {@code factor} after {@code patience} epochs in a row in which the monitored number was no better than the
 * best so far; then lets {@code cooldown} epochs pass before it counts again. The logs get {@code learning_rate}, that of the epoch. Source:
 * {@code keras.callbacks.ReduceLROnPlateau}.
 */
public final class ReduceLrOnPlateau extends MonitorCallback<ReduceLrOnPlateau> {
    /** What the rate is multiplied by. */
    public static final Option<Double> FACTOR =
            Option.of("factor", OptionType.NUMBER, 0.1).within("a number from 0 to below 1", factor -> factor >= 0 && factor < 1);
    /** How many epochs without a better number are borne. */
    public static final Option<Integer> PATIENCE = count("patience", 10);
    /** How much better a number must be to count as better. */
    public static final Option<Double> MIN_DELTA = minDelta(1e-4);
    /** How many epochs after a reduction do not count. */
    public static final Option<Integer> COOLDOWN = count("cooldown", 0);
    /** The smallest rate. */
    public static final Option<Double> MIN_LR = Option.of("min_lr", OptionType.NUMBER, 0.0).within("a number of 0 or more", rate -> rate >= 0);

    static final Kind<ReduceLrOnPlateau> KIND = kind("ReduceLROnPlateau", ReduceLrOnPlateau::new, FACTOR, PATIENCE, MIN_DELTA, COOLDOWN, MIN_LR);

    private int waited;
    private int cooldown;

    private ReduceLrOnPlateau(Values values) {
        super(values);
    }

    /** With Keras's defaults. */
    public static ReduceLrOnPlateau of() {
        return KIND.create(KIND.values());
    }

    /** The same with another factor. */
    public ReduceLrOnPlateau withFactor(double factor) {
        return with(FACTOR, factor);
    }

    /** The same with another patience. */
    public ReduceLrOnPlateau withPatience(int epochs) {
        return with(PATIENCE, epochs);
    }

    /** The same with another difference that counts. */
    public ReduceLrOnPlateau withMinDelta(double delta) {
        return with(MIN_DELTA, delta);
    }

    /** The same with another time after a reduction. */
    public ReduceLrOnPlateau withCooldown(int epochs) {
        return with(COOLDOWN, epochs);
    }

    /** The same with another smallest rate. */
    public ReduceLrOnPlateau withMinLr(double rate) {
        return with(MIN_LR, rate);
    }

    @Override
    protected double minDelta() {
        return get(MIN_DELTA);
    }

    /** How many epochs in a row have brought nothing better. */
    public int waited() {
        return waited;
    }

    /** How many epochs are still to pass before it counts again. */
    public int cooldown() {
        return cooldown;
    }

    @Override
    public void trainBegin(Training begun) {
        super.trainBegin(begun);
        begun.requireSettableRate(className());
        waited = 0;
        cooldown = 0;
        setBest(null);
    }

    @Override
    public void epochEnd(int epoch, Map<String, Double> logs) {
        logs.put("learning_rate", rate(training()));
        var number = monitored("reducing the learning rate depends on", logs);
        if (number == null) {
            return;
        }
        if (cooldown > 0) {
            cooldown--;
            waited = 0;
        }
        if (isBetter(number, best())) {
            setBest(number);
            waited = 0;
        } else if (cooldown == 0) {
            waited++;
            if (waited >= get(PATIENCE)) {
                reduce(epoch);
            }
        }
    }

    private void reduce(int epoch) {
        var rate = rate(training());
        if (rate <= get(MIN_LR).floatValue()) {
            return;
        }
        var reduced = Math.max(rate * get(FACTOR), get(MIN_LR));
        training().setLearningRate(reduced);
        if (get(VERBOSE) > 0) {
            training().print("\nEpoch " + (epoch + 1) + ": ReduceLROnPlateau reducing learning rate to " + PythonFormat.repr(reduced) + ".");
        }
        cooldown = get(COOLDOWN);
        waited = 0;
    }
}
