package io.lanewise.train;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;

/** How {@code evaluate} and {@code predict} go over the data: Keras's arguments, and its defaults but for {@code verbose}, which is 0 here. */
public final class Pass extends Configured<Pass> {
    /** How many samples go through the model together. */
    public static final Option<Integer> BATCH_SIZE = Fit.BATCH_SIZE;
    /** How many batches are used; all if it is not given. */
    public static final Option<Integer> STEPS = Option.optional("steps", OptionType.INTEGER).within("an integer above 0", steps -> steps > 0);
    /** 0 says nothing, 1 draws a bar, 2 writes a line. */
    public static final Option<Integer> VERBOSE =
            Option.of("verbose", OptionType.INTEGER, 0).within("0 (silent), 1 (a bar) or 2 (a line)", level -> level >= 0 && level <= 2);

    /** The declaration, by which arguments are read from JSON. */
    public static final Kind<Pass> KIND = Kind.of("pass", Pass::new, BATCH_SIZE, STEPS, VERBOSE);

    /** All data, in batches of 32, without a word. */
    public static final Pass DEFAULT = KIND.create(KIND.values());

    private Pass(Values values) {
        super(values);
    }

    /** All data in batches of a size. */
    public static Pass ofBatchSize(int size) {
        return DEFAULT.withBatchSize(size);
    }

    /** The same with another batch size. */
    public Pass withBatchSize(int size) {
        return with(BATCH_SIZE, size);
    }

    /** The same with so many batches. */
    public Pass withSteps(int steps) {
        return with(STEPS, steps);
    }

    /** The same, saying nothing (0), drawing a bar (1) or writing a line (2). */
    public Pass withVerbose(int level) {
        return with(VERBOSE, level);
    }

    int steps() {
        return find(STEPS).orElse(0);
    }
}
