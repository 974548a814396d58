package io.lanewise.callback;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import org.jspecify.annotations.Nullable;

/** Ends training after a batch whose loss is NaN or infinite, and says which. Source: {@code keras.callbacks.TerminateOnNaN}. */
public final class TerminateOnNan extends ConfiguredCallback<TerminateOnNan> {
    /** Whether it ends by an exception. */
    public static final Option<Boolean> RAISE_ERROR = Option.of("raise_error", OptionType.BOOLEAN, false);

    static final Kind<TerminateOnNan> KIND = Kind.of("TerminateOnNaN", TerminateOnNan::new, RAISE_ERROR);

    private @Nullable Training training;
    private int epoch;

    private TerminateOnNan(Values values) {
        super(values);
    }

    /** Ends training as if it were over. */
    public static TerminateOnNan of() {
        return KIND.create(KIND.values());
    }

    /** The same, ending by an exception or not. */
    public TerminateOnNan withRaiseError(boolean raised) {
        return with(RAISE_ERROR, raised);
    }

    @Override
    public void trainBegin(Training begun) {
        training = begun;
    }

    @Override
    public void epochBegin(int begun) {
        epoch = begun;
    }

    /**
     * Looks at the loss.
     *
     * @throws ArithmeticException if it is NaN or infinite and that is to be raised
     */
    @Override
    public void trainBatchEnd(int batch, Logs logs) {
        var loss = logs.loss();
        if (Double.isFinite(loss)) {
            return;
        }
        var where = "epoch " + (epoch + 1) + ", batch " + batch + " (from 0)";
        if (get(RAISE_ERROR)) {
            throw new ArithmeticException("TerminateOnNaN: the loss is " + loss + " in " + where + "; try a smaller learning rate, clip gradients, or look for NaN in the data");
        }
        var present = training;
        if (present != null) {
            present.print("Batch " + batch + ": Invalid loss, terminating training (the loss is " + loss + " in " + where + ")");
            present.stop();
        }
    }
}
