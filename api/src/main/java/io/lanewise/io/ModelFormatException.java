package io.lanewise.io;

/**
 * A file that is not what it should be: damaged, cut off, of another kind, or using what is not supported here. The message says where
 * (the offset in the file or the path in its JSON), what was expected, what was found and what can be done.
 */
public final class ModelFormatException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An error with its whole message. */
    public ModelFormatException(String message) {
        super(message);
    }

    /** An error with its whole message and what led to it. */
    public ModelFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
