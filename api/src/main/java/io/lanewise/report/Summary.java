package io.lanewise.report;

import io.lanewise.model.Outline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A model as a table of its layers, in Keras's exact text: name and class, output shape and number of parameters of each layer, for a
 * branching graph also where its inputs come from, and below the numbers of parameters with the memory they take (4 bytes each). Total
 * params includes what the optimizer keeps.
 */
public final class Summary {
    private static final List<Double> CHAIN_POSITIONS = List.of(0.45, 0.80, 1.0);
    private static final List<Double> GRAPH_POSITIONS = List.of(0.3, 0.56, 0.74, 1.0);
    private static final int CHAIN_LENGTH = 88;
    private static final int GRAPH_LENGTH = 108;
    private static final int TRAINABLE_LENGTH = 12;
    private static final int CONSOLE_MARGIN = 4;
    private static final int LEAST_WIDTH = 4;
    private static final int BYTES_PER_PARAMETER = 4;

    private Summary() {}

    /** Prints the table on the standard output. */
    public static void print(Outline outline) {
        System.out.print(of(outline));
    }

    /** The table with Keras's defaults. */
    public static String of(Outline outline) {
        return of(outline, Options.DEFAULT);
    }

    /**
     * The table.
     *
     * @return lines that end in a line feed
     * @throws IllegalArgumentException if a column would be narrower than 4, or the layer range matches no layer
     */
    public static String of(Outline outline, Options options) {
        var chain = isChain(outline);
        var length = options.lineLength() > 0 ? options.lineLength() : defaultLength(chain, options);
        var columns = columns(chain, options, length);
        var layers = inRange(outline.rows(), options.layerRange());
        var rows = new SummaryRows(!chain, options.showTrainable(), options.expandNested()).of(layers);
        var text = new StringBuilder();
        WordWrap.fold("Model: \"" + outline.name() + "\"", options.consoleWidth()).forEach(line -> text.append(line).append('\n'));
        // A line that the console cannot hold is cut there, as Keras does.
        TextTable.draw(columns, rows, length).lines()
                .forEach(line -> text.append(CellWidth.cut(line, options.consoleWidth())).append('\n'));
        var total = outline.trainableParameters() + outline.nonTrainableParameters() + outline.optimizerParameters();
        count(text, "Total", total);
        count(text, "Trainable", outline.trainableParameters());
        count(text, "Non-trainable", outline.nonTrainableParameters());
        if (outline.optimizerParameters() > 0) {
            count(text, "Optimizer", outline.optimizerParameters());
        }
        return text.toString();
    }

    /** Whether every layer has at most one input and no output feeds two layers: then the column of connections is left out. */
    private static boolean isChain(Outline outline) {
        if (!outline.className().equals("Functional")) {
            return true;
        }
        var sources = new HashSet<String>();
        var inputs = 0;
        for (var row : outline.rows()) {
            if (row.inbound().size() > 1 || !row.inbound().stream().map(Outline.Connection::layer).allMatch(sources::add)) {
                return false;
            }
            inputs += row.inbound().isEmpty() ? 1 : 0;
        }
        return inputs <= 1;
    }

    private static int defaultLength(boolean chain, Options options) {
        var length = (chain ? CHAIN_LENGTH : GRAPH_LENGTH) + (options.showTrainable() ? TRAINABLE_LENGTH : 0);
        return Math.min(length, options.consoleWidth() - CONSOLE_MARGIN);
    }

    private static List<TextTable.Column> columns(boolean chain, Options options, int length) {
        var headers = new ArrayList<>(List.of("Layer (type)", "Output Shape", "Param #"));
        var aligns = new ArrayList<>(List.of(TextTable.Align.LEFT, TextTable.Align.LEFT, TextTable.Align.RIGHT));
        var positions = new ArrayList<>(options.positions().isEmpty() ? chain ? CHAIN_POSITIONS : GRAPH_POSITIONS : options.positions());
        if (!chain) {
            headers.add("Connected to");
            aligns.add(TextTable.Align.LEFT);
        }
        if (options.showTrainable()) {
            headers.add("Trainable");
            aligns.add(TextTable.Align.CENTER);
            positions.replaceAll(position -> position * 0.90);
            positions.add(1.0);
        }
        if (positions.size() < headers.size()) {
            throw new IllegalArgumentException("summary: expected a position for each of the columns " + headers + ", received "
                    + options.positions() + "; give as many positions as there are columns, or none");
        }
        var ends = positions.stream().mapToInt(position -> (int) (position * length)).toArray();
        var widths = IntStream.range(0, ends.length).map(i -> i == 0 ? ends[0] : ends[i] - ends[i - 1]).toArray();
        if (IntStream.of(widths).anyMatch(width -> width < LEAST_WIDTH)) {
            throw new IllegalArgumentException("summary: every column needs a width of at least " + LEAST_WIDTH + ", received line length "
                    + length + " and positions " + positions + ", which make the widths "
                    + IntStream.of(widths).boxed().toList() + "; give a longer line or positions further apart");
        }
        return IntStream.range(0, headers.size())
                .mapToObj(i -> new TextTable.Column(headers.get(i), aligns.get(i), widths[i])).toList();
    }

    private static List<Outline.Row> inRange(List<Outline.Row> rows, @Nullable LayerRange range) {
        if (range == null) {
            return rows;
        }
        var first = matching(rows, range.first());
        var last = matching(rows, range.last());
        if (first.length == 0 || last.length == 0) {
            throw new IllegalArgumentException("summary: expected a layer range that matches names of layers, received " + range.first()
                    + " to " + range.last() + "; the layers are "
                    + rows.stream().map(Outline.Row::name).collect(Collectors.joining(", ")));
        }
        if (first[0] > last[last.length - 1]) {
            return rows.subList(last[0], first[first.length - 1] + 1);
        }
        return rows.subList(first[0], last[last.length - 1] + 1);
    }

    private static int[] matching(List<Outline.Row> rows, String pattern) {
        Predicate<String> startsWith = name -> Pattern.compile(pattern).matcher(name).lookingAt();
        return IntStream.range(0, rows.size()).filter(i -> startsWith.test(rows.get(i).name())).toArray();
    }

    private static void count(StringBuilder text, String kind, long parameters) {
        text.append(String.format(Locale.ROOT, " %s params: %,d (%s)", kind, parameters, memory(parameters))).append('\n');
    }

    /** Bytes with two decimals in the unit that keeps the number below 1024. */
    private static String memory(long parameters) {
        var size = (double) parameters * BYTES_PER_PARAMETER;
        for (var unit : List.of("B", "KB", "MB", "GB", "TB")) {
            if (size / 1024 < 1) {
                return Numerals.fixed(size, 2) + " " + unit;
            }
            size /= 1024;
        }
        return Numerals.fixed(size, 2) + " PB";
    }

    /**
     * From which layer to which, both included. Each is a regular expression that a name must start with; the first layer that matches
     * {@code first} and the last one that matches {@code last} count, in the other order if they stand so.
     *
     * @param first where the table begins
     * @param last where it ends
     */
    public record LayerRange(String first, String last) {}

    /**
     * What the table shows. Start from {@link #DEFAULT} and change with the {@code with} methods.
     *
     * @param lineLength columns of a line; 0, the default: 88 (a graph: 108; trainable shown: 12 more), but 4 fewer than the console has
     * @param positions where each column ends, as fractions of the line; empty, the default: Keras's
     * @param showTrainable whether a column says Y, N or -; default false
     * @param expandNested whether layers of nested models are listed below them; default false
     * @param layerRange the part of the model to list; null, the default: all of it
     * @param consoleWidth columns of the console; longer lines are cut there; default 80
     */
    public record Options(
            int lineLength, List<Double> positions, boolean showTrainable, boolean expandNested, @Nullable LayerRange layerRange,
            int consoleWidth) {

        /** Keras's defaults. */
        public static final Options DEFAULT = new Options(0, List.of(), false, false, null, 80);

        /**
         * Checks the numbers and copies the list.
         *
         * @throws IllegalArgumentException if the line length is negative or the console has no columns
         */
        public Options {
            if (lineLength < 0 || consoleWidth < 1) {
                throw new IllegalArgumentException("summary: expected a line length of 0 (automatic) or more and a console width of 1 or "
                        + "more, received " + lineLength + " and " + consoleWidth);
            }
            positions = List.copyOf(positions);
        }

        /** The same with this line length. */
        public Options withLineLength(int columns) {
            return new Options(columns, positions, showTrainable, expandNested, layerRange, consoleWidth);
        }

        /** The same with these ends of columns, fractions of the line. */
        public Options withPositions(List<Double> ends) {
            return new Options(lineLength, ends, showTrainable, expandNested, layerRange, consoleWidth);
        }

        /** The same with or without the column of what is trained. */
        public Options withShowTrainable(boolean show) {
            return new Options(lineLength, positions, show, expandNested, layerRange, consoleWidth);
        }

        /** The same with or without the layers of nested models. */
        public Options withExpandNested(boolean expand) {
            return new Options(lineLength, positions, showTrainable, expand, layerRange, consoleWidth);
        }

        /** The same for the layers from one to another, both included; see {@link LayerRange}. */
        public Options withLayerRange(String first, String last) {
            return new Options(lineLength, positions, showTrainable, expandNested, new LayerRange(first, last), consoleWidth);
        }

        /** The same for a console of this many columns. */
        public Options withConsoleWidth(int columns) {
            return new Options(lineLength, positions, showTrainable, expandNested, layerRange, columns);
        }
    }
}
