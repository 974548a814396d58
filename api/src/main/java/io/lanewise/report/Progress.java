package io.lanewise.report;

import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The line that shows how far training, evaluation or prediction has come, in Keras's text.
 *
 * <ul>
 *   <li>verbose 0: nothing.
 *   <li>verbose 1: {@code 25/25 ━━━━━━━━━━━━━━━━━━━━ 0s 2ms/step - accuracy: 0.1813 - loss: 2.1994}, in a terminal redrawn at most every
 *       0.05 s with the time that is left, otherwise written once, at the end and without colours.
 *   <li>verbose 2: {@code 25/25 - 1s - 49ms/step - accuracy: 0.1000 - loss: 2.4824} at the end.
 * </ul>
 *
 * <p>Training begins each epoch with {@link #epochBegin}, evaluation and prediction begin with {@link #begin}; then come {@link #batchEnd}
 * after every batch and one {@link #end}. For one thread.
 */
public final class Progress {
    /** How verbose 1 is drawn. */
    public enum Style {
        /** Redrawn in place, with the colours and control characters that Keras writes. */
        TERMINAL,
        /** One line at the end, no control characters: for files and pipes. */
        PLAIN;

        /** {@link #TERMINAL} if the program's standard input and output are a terminal, else {@link #PLAIN}. */
        public static Style detect() {
            var console = System.console();
            return console != null && console.isTerminal() ? TERMINAL : PLAIN;
        }
    }

    private static final long NANOS_BETWEEN_DRAWINGS = 50_000_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrintStream out;
    private final Style style;
    private final int verbose;
    private final int epochs;
    private final LongSupplier nanoClock;
    private final ProgressLine line;
    private final SequencedMap<String, Double> shown = new LinkedHashMap<>();

    /** Batches to come, 0 if unknown. After a first epoch of unknown length: the number it had. */
    private int steps;
    private int done;
    private long start;
    private long afterFirstStep;
    private boolean firstStepTimed;
    private long lastDrawing;
    private boolean drawn;
    private int width;

    Progress(PrintStream out, Style style, int verbose, int epochs, LongSupplier nanoClock) {
        if (verbose < 0 || verbose > 2) {
            throw new IllegalArgumentException("progress: expected verbose 0 (silent), 1 (a bar) or 2 (a line an epoch), received "
                    + verbose);
        }
        this.out = out;
        this.style = style;
        this.verbose = verbose;
        this.epochs = epochs;
        this.nanoClock = nanoClock;
        var bar = out.charset().newEncoder().canEncode('━') ? "━" : "=";
        this.line = new ProgressLine(style == Style.TERMINAL, bar);
    }

    /**
     * For training: more than one epoch gets a line {@code Epoch 1/2} before each.
     *
     * @param verbose 0, 1 or 2
     * @throws IllegalArgumentException if {@code verbose} is another number
     */
    public static Progress forFit(PrintStream out, Style style, int verbose, int epochs) {
        return new Progress(out, style, verbose, epochs, System::nanoTime);
    }

    /**
     * For evaluation or prediction.
     *
     * @param verbose 0, 1 or 2
     * @throws IllegalArgumentException if {@code verbose} is another number
     */
    public static Progress forSteps(PrintStream out, Style style, int verbose) {
        return new Progress(out, style, verbose, 1, System::nanoTime);
    }

    /**
     * An epoch begins.
     *
     * @param epoch from 0
     * @param batches how many are to come, 0 if unknown
     */
    public void epochBegin(int epoch, int batches) {
        if (verbose > 0 && epochs > 1) {
            out.print("Epoch " + (epoch + 1) + "/" + epochs + "\n");
            out.flush();
        }
        begin(batches);
    }

    /**
     * A run over the data begins.
     *
     * @param batches how many are to come, 0 if unknown
     */
    public void begin(int batches) {
        if (batches > 0) {
            steps = batches;
        }
        done = 0;
        firstStepTimed = false;
        drawn = false;
        width = 0;
        shown.clear();
        start = nanoClock.getAsLong();
    }

    /**
     * A batch is finished. Reads the clock and returns, allocating nothing, unless it is time to draw.
     *
     * @param batches how many are finished, this one included
     * @param values the metrics so far by name, in the order to show; asked for only when they are drawn
     */
    public void batchEnd(int batches, Supplier<? extends Map<String, Double>> values) {
        done = batches;
        if (verbose != 1) {
            return;
        }
        var now = nanoClock.getAsLong();
        if (style == Style.TERMINAL && (!drawn || now - lastDrawing >= NANOS_BETWEEN_DRAWINGS)) {
            shown.putAll(values.get());
            draw(line.running(done, steps, seconds(now - start), secondsPerStep(done, now), shown), false);
            drawn = true;
            lastDrawing = now;
        }
        if (batches == 1) {
            afterFirstStep = now;
            firstStepTimed = true;
        }
    }

    /**
     * The epoch or run is over; draws the finished line.
     *
     * @param values the final metrics by name, in the order to show; those of validation last. Empty for prediction
     */
    public void end(Map<String, Double> values) {
        steps = steps > 0 ? steps : done;
        if (verbose == 0) {
            return;
        }
        shown.putAll(values);
        var now = nanoClock.getAsLong();
        var elapsed = seconds(now - start);
        var perStep = secondsPerStep(steps, now);
        if (verbose == 1) {
            draw(line.finished(steps, elapsed, perStep, shown), true);
        } else if (steps > 0) {
            out.print(line.brief(steps, elapsed, perStep, shown) + "\n");
            out.flush();
        }
    }

    /** Writes the line over the one before, and blanks over what that one had more. */
    private void draw(String text, boolean last) {
        var message = new StringBuilder();
        if (style == Style.TERMINAL) {
            var visible = ProgressLine.visibleLength(text);
            message.append("\b".repeat(width)).append('\r').append(text).append(" ".repeat(Math.max(0, width - visible)));
            width = visible;
        } else {
            message.append(text);
        }
        out.print(last ? message.append('\n') : message);
        out.flush();
    }

    /** The mean time of a step, without the first, which is often slower. */
    private double secondsPerStep(int batches, long now) {
        if (batches == 0) {
            return 0;
        }
        return firstStepTimed && batches > 1 ? seconds(now - afterFirstStep) / (batches - 1) : seconds(now - start) / batches;
    }

    private static double seconds(long nanos) {
        return nanos / NANOS_PER_SECOND;
    }
}
