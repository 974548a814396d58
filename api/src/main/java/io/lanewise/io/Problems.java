package io.lanewise.io;

import io.lanewise.config.UnknownNameException;
import io.lanewise.config.json.JsonException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All that is wrong with a file, each with its place, to be told in one error. */
final class Problems {
    private static final int MOST_SHOWN = 50;

    private final String file;
    private final List<String> found = new ArrayList<>();
    private boolean names;
    private boolean compileSettings;
    private @Nullable RuntimeException cause;

    /** None yet; {@code file} begins the error. */
    Problems(String file) {
        this.file = file;
    }

    /** What is read at a place, or null after a problem there. */
    <T> @Nullable T at(String place, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (UnknownNameException unknown) {
            names = true;
            // The cause tells whether the file asks for what is not here, in the first place.
            keep(place, unknown.getMessage() + pythonCode(unknown), cause instanceof UnknownNameException ? cause : unknown);
        } catch (JsonException | IllegalArgumentException | ArithmeticException wrong) {
            keep(place, wrong.getMessage(), cause == null ? wrong : cause);
        }
        return null;
    }

    /** The same for what a compiled model needs beside its layers. */
    <T> @Nullable T atCompileSettings(Supplier<T> reading) {
        var before = found.size();
        var read = at("compile settings", reading);
        compileSettings |= found.size() > before;
        return read;
    }

    /** A problem that no exception told of. */
    void add(String place, String problem) {
        keep(place, problem, cause);
    }

    private void keep(String place, @Nullable String problem, @Nullable RuntimeException first) {
        found.add(place + ": " + problem);
        cause = first;
    }

    private static String pythonCode(UnknownNameException unknown) {
        if (!unknown.name().equals("__lambda__")) {
            return "";
        }
        return ", which holds Python code, and code from files is never run: put a named layer or function in its place, or for a Lambda layer "
                + "give a LambdaFunction of the layer's name";
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** Each problem, one after the other. */
    List<String> found() {
        return List.copyOf(found);
    }

    /**
     * Throws one error for all of them.
     *
     * @param summary what they have in common, behind the file's name
     * @param advice what can be done, behind them
     */
    void throwIfAny(String summary, String advice) {
        if (found.isEmpty()) {
            return;
        }
        var shown = found.subList(0, Math.min(found.size(), MOST_SHOWN));
        var more = found.size() > MOST_SHOWN ? "\n  and " + (found.size() - MOST_SHOWN) + " more" : "";
        var message = file + ": " + summary + "\n  " + String.join("\n  ", shown) + more + "\n" + advice;
        throw cause == null ? new ModelFormatException(message) : new ModelFormatException(message, cause);
    }

    /** The same about the description of a model. */
    void throwIfAny() {
        var known = names ? "Classes and functions of one's own are given with LoadOptions.withCustomObjects; for others, take a version that has them or "
                + "change the model in Python. " : "";
        var settings = compileSettings ? "LoadOptions.withCompile(false) leaves the compile settings out. " : "";
        var damaged = names ? "" : "Save the model anew. ";
        throwIfAny("the model cannot be read as it is described:", (known + settings + damaged).strip());
    }
}
