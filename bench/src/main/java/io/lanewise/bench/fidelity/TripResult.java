package io.lanewise.bench.fidelity;

import java.util.List;
import java.util.Locale;

/**
 * What came back of a model.
 *
 * @param verdict "ok", or what Keras said
 * @param prediction the largest difference of a prediction
 * @param optimizerVariables how many variables of the optimizer Keras has bit for bit; -1: they differ
 * @param training what one epoch more was on both sides
 * @param back the largest difference of weights and optimizer's variables in each file that Keras wrote; NaN where they were read only
 */
record TripResult(String verdict, double prediction, int optimizerVariables, Training training, List<Double> back) {
    /** What the two sides agree to. */
    private static final double TOLERANCE = 1e-5;

    /** Whether one more epoch can be compared. */
    enum Training {
        COMPARED("compared"),
        RANDOM("random in training"),
        NONE("no weights to train");

        private final String text;

        Training(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    static TripResult refused(String verdict) {
        return new TripResult(verdict, Double.POSITIVE_INFINITY, -1, Training.NONE, List.of());
    }

    boolean isGood() {
        return verdict.equals("ok") && prediction <= TOLERANCE && optimizerVariables >= 0
                && back.stream().allMatch(distance -> distance.isNaN() || distance <= TOLERANCE);
    }

    double largestBack() {
        return back.stream().mapToDouble(distance -> distance.isNaN() ? 0 : distance).max().orElse(0);
    }

    /** The cells of a table, behind the model's name. */
    String cells() {
        if (!verdict.equals("ok")) {
            return "**" + verdict + "** | | | |";
        }
        var read = back.stream().map(distance -> distance.isNaN() ? "read" : number(distance)).toList();
        return number(prediction) + " | " + (optimizerVariables < 0 ? "**DIFFER**" : optimizerVariables + " the same") + " | " + training + " | "
                + String.join(", ", read) + " |";
    }

    /** A difference; in bold print if it is too large. */
    static String number(double distance) {
        var text = String.format(Locale.ROOT, "%.1e", distance);
        return distance <= TOLERANCE ? text : "**" + text + "**";
    }
}
