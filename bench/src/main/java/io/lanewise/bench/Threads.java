package io.lanewise.bench;

/** The value of {@code --threads}. */
public final class Threads {
    private Threads() {}

    /**
     * The number that a command was given.
     *
     * @throws IllegalArgumentException if it is none from 1 to 999
     */
    public static int parse(String command, String value) {
        if (!value.matches("[1-9]\\d{0,2}")) {
            throw new IllegalArgumentException(command + ": --threads expected a number from 1 to 999, such as 2, received " + value);
        }
        return Integer.parseInt(value);
    }
}
