package io.lanewise.io;

import io.lanewise.config.CustomObjects;

/**
 * How models and weights are read from a file. Immutable.
 *
 * @param compile whether a model is compiled as the file says, with the optimizer's state
 * @param skipMismatch whether weights that the file does not have, or has in another shape, stay as they are, with a warning
 * @param customObjects classes and functions that are not built in
 */
public record LoadOptions(boolean compile, boolean skipMismatch, CustomObjects customObjects) {
    /** As in Keras: compiled, everything must fit, nothing of one's own. */
    public static final LoadOptions DEFAULT = new LoadOptions(true, false, CustomObjects.NONE);

    /** The same, compiling as the file says or not. */
    public LoadOptions withCompile(boolean compiled) {
        return new LoadOptions(compiled, skipMismatch, customObjects);
    }

    /** The same, leaving weights that do not fit as they are or refusing them. */
    public LoadOptions withSkipMismatch(boolean skipped) {
        return new LoadOptions(compile, skipped, customObjects);
    }

    /** The same with classes and functions of one's own. */
    public LoadOptions withCustomObjects(CustomObjects known) {
        return new LoadOptions(compile, skipMismatch, known);
    }
}
