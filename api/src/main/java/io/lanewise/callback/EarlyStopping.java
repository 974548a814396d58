package io.lanewise.callback;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends training after {@code patience} epochs in a row in which the monitored number was no better than the best so far, and not better than
 * {@code baseline}; never after the first epoch. Source: {@code keras.callbacks.EarlyStopping}.
 */
public final class EarlyStopping extends MonitorCallback<EarlyStopping> {
    /** How much better a number must be to count as better. */
    public static final Option<Double> MIN_DELTA = minDelta(0);
    /** How many epochs without a better number are borne. */
    public static final Option<Integer> PATIENCE = count("patience", 0);
    /** A number that must be bettered for the count of epochs to begin anew. */
    public static final Option<Double> BASELINE = Option.optional("baseline", OptionType.NUMBER);
    /** Whether training ends with the weights of the best epoch, stopped or not. */
    public static final Option<Boolean> RESTORE_BEST_WEIGHTS = Option.of("restore_best_weights", OptionType.BOOLEAN, false);
    /** The first epoch that counts. */
    public static final Option<Integer> START_FROM_EPOCH = count("start_from_epoch", 0);

    static final Kind<EarlyStopping> KIND =
            kind("EarlyStopping", EarlyStopping::new, MIN_DELTA, PATIENCE, BASELINE, RESTORE_BEST_WEIGHTS, START_FROM_EPOCH);

    private int waited;
    private int stoppedEpoch;
    private int bestEpoch;
    private @Nullable List<Tensor> bestWeights;

    private EarlyStopping(Values values) {
        super(values);
    }

    /** With Keras's defaults: ends as soon as {@code val_loss} is no better. */
    public static EarlyStopping of() {
        return KIND.create(KIND.values());
    }

    /** The same with another difference that counts. */
    public EarlyStopping withMinDelta(double delta) {
        return with(MIN_DELTA, delta);
    }

    /** The same with another patience. */
    public EarlyStopping withPatience(int epochs) {
        return with(PATIENCE, epochs);
    }

    /** The same with a number that must be bettered. */
    public EarlyStopping withBaseline(double number) {
        return with(BASELINE, number);
    }

    /** The same, ending with the weights of the best epoch or of the last. */
    public EarlyStopping withRestoreBestWeights(boolean restored) {
        return with(RESTORE_BEST_WEIGHTS, restored);
    }

    /** The same, counting from a later epoch on. */
    public EarlyStopping withStartFromEpoch(int epoch) {
        return with(START_FROM_EPOCH, epoch);
    }

    @Override
    protected double minDelta() {
        return get(MIN_DELTA);
    }

    /** How many epochs in a row have brought nothing better. */
    public int waited() {
        return waited;
    }

    /** The epoch after which training was ended, from 0; 0 if it was not. */
    public int stoppedEpoch() {
        return stoppedEpoch;
    }

    /** The epoch of the best number, from 0. */
    public int bestEpoch() {
        return bestEpoch;
    }

    @Override
    public void trainBegin(Training begun) {
        super.trainBegin(begun);
        waited = 0;
        stoppedEpoch = 0;
        bestEpoch = 0;
        bestWeights = null;
        setBest(null);
    }

    @Override
    public void epochEnd(int epoch, Map<String, Double> logs) {
        var number = monitored("early stopping watches", logs);
        if (number == null || epoch < get(START_FROM_EPOCH)) {
            return;
        }
        if (bestWeights == null) {
            keep(epoch);
        }
        waited++;
        if (isBetter(number, best())) {
            setBest(number);
            bestEpoch = epoch;
            keep(epoch);
            var baseline = find(BASELINE);
            if (baseline.isEmpty() || isBetter(number, baseline.get())) {
                waited = 0;
            }
        } else if (waited >= get(PATIENCE) && epoch > 0) {
            stoppedEpoch = epoch;
            training().stop();
        }
    }

    private void keep(int epoch) {
        if (get(RESTORE_BEST_WEIGHTS)) {
            bestWeights = training().weights();
            bestEpoch = epoch;
        }
    }

    @Override
    public void trainEnd(Map<String, Double> logs) {
        if (stoppedEpoch > 0 && get(VERBOSE) > 0) {
            training().print("Epoch " + (stoppedEpoch + 1) + ": early stopping");
        }
        var weights = bestWeights;
        if (weights != null) {
            if (get(VERBOSE) > 0) {
                training().print("Restoring model weights from the end of the best epoch: " + (bestEpoch + 1) + ".");
            }
            training().setWeights(weights);
            bestWeights = null;
        }
    }

    @Override
    public void aborted() {
        bestWeights = null;
    }
}
