package io.lanewise.golden;

/** What came of a golden case. */
public sealed interface Outcome {
    /** All numbers are near enough. */
    record Passed(double largestError) implements Outcome {}

    /**
     * Something differs.
     *
     * @param where the place and what was expected and received there, or the message of an exception
     * @param largestError the largest distance of two numbers; NaN if none were compared
     */
    record Failed(String where, double largestError) implements Outcome {}

    /** The case needs something that is not there, such as {@code layer ConvLSTM3D}. */
    record Unsupported(String missingName) implements Outcome {}
}
