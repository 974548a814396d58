package io.lanewise.loss;

/** What is said of single labels. */
final class Labels {
    private Labels() {}

    /** A label as one writes it: 3, not 3.0. */
    static String text(double label) {
        return label == (long) label ? Long.toString((long) label) : Double.toString(label);
    }
}
