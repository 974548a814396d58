package io.lanewise.config.json;

/** {@code null}, Python's {@code None}. */
public enum JsonNull implements Json {
    /** The only one. */
    NULL
}
