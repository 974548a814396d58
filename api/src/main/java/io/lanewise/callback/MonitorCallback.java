package io.lanewise.callback;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A callback that looks whether a number of the logs gets better. A number is better than another if it is smaller than it by more than
 * {@code min_delta}, or greater, as {@code mode} says; as in Keras they are compared in float32, and NaN is never better, except than
 * nothing at all.
 *
 * @param <S> its own class
 */
public abstract class MonitorCallback<S extends MonitorCallback<S>> extends ConfiguredCallback<S> {
    /** The number, by its name in the logs. */
    public static final Option<String> MONITOR = Option.of("monitor", OptionType.STRING, "val_loss");
    /** When it is better. */
    public static final Option<Mode> MODE = Option.of("mode", OptionType.constants("mode", Mode.class), Mode.AUTO);

    private static final System.Logger LOG = System.getLogger(MonitorCallback.class.getPackageName());

    private @Nullable Training training;
    private Mode direction = Mode.AUTO;
    private @Nullable Double best;

    /** A callback with these values. */
    protected MonitorCallback(Values values) {
        super(values);
    }

    /** Declares such a class, with the options that all of them have and its own. */
    protected static <C> Kind<C> kind(String className, Function<Values, C> factory, Option<?>... options) {
        return Kind.of(className, factory, options).withCommon(MONITOR, MODE, VERBOSE);
    }

    /** How much better a number must be to count as better. */
    protected static Option<Double> minDelta(double defaultValue) {
        return Option.of("min_delta", OptionType.NUMBER, defaultValue);
    }

    /** How much better a number must be to count as better; its sign does not matter. */
    protected abstract double minDelta();

    /** The same, watching another number of the logs. */
    public final S withMonitor(String name) {
        return with(MONITOR, name);
    }

    /** The same, told when a number is better. */
    public final S withMode(Mode mode) {
        return with(MODE, mode);
    }

    /** The same, saying what is done. */
    public final S withVerbose(int level) {
        return with(VERBOSE, level);
    }

    /**
     * Training begins.
     *
     * @throws IllegalArgumentException if nobody says when the monitored number is better, or the metric has several
     */
    @Override
    public void trainBegin(Training begun) {
        begin(begun);
        direction = get(MODE) == Mode.AUTO ? begun.direction(get(MONITOR)) : get(MODE);
        if (direction == Mode.AUTO) {
            throw new IllegalArgumentException(className() + ": expected the loss or a metric that says of itself whether smaller or greater is better, received monitor \""
                    + get(MONITOR) + "\"; " + remedy(begun));
        }
        if (begun.numbersOf(get(MONITOR)) != 1) {
            throw new IllegalArgumentException(className() + ": expected a metric of one number, received monitor \"" + get(MONITOR) + "\", which has "
                    + begun.numbersOf(get(MONITOR)) + "; let the metric average them, such as F1Score by average=macro");
        }
    }

    private String remedy(Training begun) {
        var names = begun.names();
        return names.isEmpty() || names.contains(get(MONITOR)) ? "set mode min or max" : "the logs will have " + names + "; name one of them, or set mode min or max";
    }

    /** A training whose numbers are never compared. */
    protected final void begin(Training begun) {
        training = begun;
    }

    /** The training under way. */
    protected final Training training() {
        return Objects.requireNonNull(training, "training has not begun");
    }

    /** The best number so far; null if there was none. */
    public final @Nullable Double best() {
        return best;
    }

    /** Remembers the best number. */
    protected final void setBest(@Nullable Double number) {
        best = number;
    }

    /** The monitored number; null, with a warning that names those there are, if the logs do not have it. */
    protected final @Nullable Double monitored(String purpose, Map<String, Double> logs) {
        var number = logs.get(get(MONITOR));
        if (number == null) {
            LOG.log(System.Logger.Level.WARNING, "{0}: {1} \"{2}\", which is not in the logs; there are {3}",
                    className(), purpose, get(MONITOR), logs.keySet());
        }
        return number;
    }

    /** Whether a number is better than another, by more than {@link #minDelta()}; than nothing every number is. */
    protected final boolean isBetter(double number, @Nullable Double reference) {
        if (reference == null) {
            return true;
        }
        var delta = Math.abs(minDelta());
        return direction == Mode.MIN ? (float) (number + delta) < (float) (double) reference : (float) (number - delta) > (float) (double) reference;
    }
}
