package io.lanewise.callback;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates and predicts with the moving averages that the optimizer keeps ({@code use_ema}) in the weights' place, and trains on with the weights.
 * With {@code swap_on_epoch} the averages are there at the end of each epoch already, so that a {@link ModelCheckpoint} behind it saves them.
 * Source: {@code keras.callbacks.SwapEMAWeights}.
 */
public final class SwapEmaWeights extends ConfiguredCallback<SwapEmaWeights> {
    /** Whether the averages take the weights' place at the end of each epoch. */
    public static final Option<Boolean> SWAP_ON_EPOCH = Option.of("swap_on_epoch", OptionType.BOOLEAN, false);

    static final Kind<SwapEmaWeights> KIND = Kind.of("SwapEMAWeights", SwapEmaWeights::new, SWAP_ON_EPOCH);

    private @Nullable Run run;
    private boolean swapped;

    private SwapEmaWeights(Values values) {
        super(values);
    }

    /** Swaps for evaluation and prediction alone. */
    public static SwapEmaWeights of() {
        return KIND.create(KIND.values());
    }

    /** The same, swapping at the end of each epoch or not. */
    public SwapEmaWeights withSwapOnEpoch(boolean swap) {
        return with(SWAP_ON_EPOCH, swap);
    }

    private void swap(boolean averages) {
        if (swapped != averages) {
            Objects.requireNonNull(run).swapAverages();
            swapped = averages;
        }
    }

    @Override
    public void trainBegin(Training training) {
        run = training;
        swapped = false;
        // There and back: a model without averages is refused before anything has changed.
        swap(true);
        swap(false);
    }

    @Override
    public void epochBegin(int epoch) {
        swap(false);
    }

    @Override
    public void epochEnd(int epoch, Map<String, Double> logs) {
        if (get(SWAP_ON_EPOCH)) {
            swap(true);
        }
    }

    @Override
    public void trainEnd(Map<String, Double> logs) {
        // Training ends with the averages in any case.
        swapped = false;
    }

    @Override
    public void testBegin(Run begun) {
        run = begun;
        swap(true);
    }

    @Override
    public void testEnd(Map<String, Double> logs) {
        swap(false);
    }

    @Override
    public void predictBegin(Run begun) {
        run = begun;
        swap(true);
    }

    @Override
    public void predictEnd() {
        swap(false);
    }

    @Override
    public void aborted() {
        swap(false);
    }
}
