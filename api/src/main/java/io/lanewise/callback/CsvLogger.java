package io.lanewise.callback;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes the logs of each epoch as a line of a table: {@code epoch}, counted from 0, then those of the first epoch by their names in
 * alphabetical order; one that is missing later is {@code NA}. Source: {@code keras.callbacks.CSVLogger}.
 */
public final class CsvLogger extends ConfiguredCallback<CsvLogger> {
    /** Where to. */
    public static final Option<String> FILENAME = path("filename");
    /** What stands between columns. */
    public static final Option<String> SEPARATOR = Option.of("separator", OptionType.STRING, ",").within("one character", text -> text.length() == 1);
    /** Whether lines are added to a file that is there. */
    public static final Option<Boolean> APPEND = Option.of("append", OptionType.BOOLEAN, false);

    static final Kind<CsvLogger> KIND = Kind.of("CSVLogger", CsvLogger::new, FILENAME, SEPARATOR, APPEND);

    private boolean headed;
    private List<String> names = List.of();
    private @Nullable Training training;

    private CsvLogger(Values values) {
        super(values);
    }

    /** Writes a new file. */
    public static CsvLogger of(String filename) {
        return KIND.create(KIND.values().with(FILENAME, filename));
    }

    /** Writes a new file. */
    public static CsvLogger of(Path file) {
        return of(file.toString());
    }

    /** The same with another separator. */
    public CsvLogger withSeparator(String separator) {
        return with(SEPARATOR, separator);
    }

    /** The same, adding to a file that is there or writing it anew. */
    public CsvLogger withAppend(boolean append) {
        return with(APPEND, append);
    }

    @Override
    public void trainBegin(Training begun) {
        training = begun;
        names = List.of();
        try {
            write("", StandardOpenOption.CREATE, get(APPEND) ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING);
            headed = Files.size(file()) > 0;
        } catch (IOException impossible) {
            throw new UncheckedIOException("CSVLogger: expected a file that can be written, received " + file(), impossible);
        }
    }

    private Path file() {
        return Path.of(get(FILENAME));
    }

    /** Opened for each line: nothing stays open if training ends by an exception. */
    private void write(String text, OpenOption... options) throws IOException {
        var all = new ArrayList<>(List.of(options));
        all.add(StandardOpenOption.WRITE);
        Files.writeString(file(), text, all.toArray(OpenOption[]::new));
    }

    @Override
    public void epochEnd(int epoch, Map<String, Double> logs) {
        var text = new StringBuilder();
        if (names.isEmpty()) {
            names = columns(logs);
            if (!headed) {
                text.append(line("epoch", Function.identity()));
                headed = true;
            }
        }
        text.append(line(Integer.toString(epoch), name -> logs.containsKey(name) ? cell(name, logs.get(name)) : "NA"));
        try {
            write(text.toString(), StandardOpenOption.APPEND);
        } catch (IOException impossible) {
            throw new UncheckedIOException("CSVLogger: epoch " + epoch + " cannot be written into " + file(), impossible);
        }
    }

    /** A number; of a metric that has several all of them, as Keras writes lists. */
    private String cell(String name, double number) {
        var several = training == null ? List.<Double>of() : training.numbers(name);
        return several.isEmpty() ? PythonFormat.repr(number) : several.stream().map(PythonFormat::repr).collect(Collectors.joining(", ", "\"[", "]\""));
    }

    /** Without a validation in the first epoch, there is room for later ones. */
    private static List<String> columns(Map<String, Double> logs) {
        var columns = new ArrayList<>(new TreeSet<>(logs.keySet()));
        if (columns.stream().noneMatch(name -> name.startsWith("val_"))) {
            columns.addAll(columns.stream().map(name -> "val_" + name).toList());
        }
        return columns;
    }

    private String line(String first, Function<String, String> cell) {
        var separator = get(SEPARATOR);
        return first + names.stream().map(name -> separator + quoted(cell.apply(name))).collect(Collectors.joining()) + "\r\n";
    }

    private String quoted(String cell) {
        var special = cell.contains(get(SEPARATOR)) || cell.contains("\"") || cell.contains("\n") || cell.contains("\r");
        return special ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
    }
}
