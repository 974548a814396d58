package io.lanewise.report;

/** Lines for whoever watches. */
public final class Messages {
    private Messages() {}

    /** Shows a line on the standard output. */
    public static void toStandardOutput(String line) {
        System.out.println(line);
    }
}
