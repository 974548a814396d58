package io.lanewise.config.json;

/** A JSON string, without quotes and escapes. */
public record JsonString(String value) implements Json {}
