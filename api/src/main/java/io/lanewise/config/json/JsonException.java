package io.lanewise.config.json;

/** Text that is not the JSON it should be, or a value that cannot be written. The message says where, what was expected and what came. */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** An error with its whole message. */
    public JsonException(String message) {
        super(message);
    }
}
