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
 * @param back each file that Keras wrote
 */
record TripResult(String verdict, double prediction, int optimizerVariables, Training training, List<Back> back) {
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

    /**
     * A file that Keras wrote, read here.
     *
     * @param difference the largest of weights and optimizer's variables; 0 where there is nothing to compare
     * @param text what a table says of it
     */
    record Back(double difference, String text) {
        /** Where training draws random numbers. */
        static final Back READ = new Back(0, "read");
        /** Keras itself cannot write such a file of the model. */
        static final Back NOT_WRITTEN = new Back(0, "not written by Keras");

        static Back of(double difference) {
            return new Back(difference, number(difference));
        }

        static Back unreadable(RuntimeException problem) {
            return new Back(Double.POSITIVE_INFINITY, "**not read: " + problem.getMessage() + "**");
        }
    }

    static TripResult refused(String verdict) {
        return new TripResult(verdict, Double.POSITIVE_INFINITY, -1, Training.NONE, List.of());
    }

    boolean isGood() {
        return verdict.equals("ok") && prediction <= TOLERANCE && optimizerVariables >= 0
                && largestBack() <= TOLERANCE;
    }

    double largestBack() {
        return back.stream().mapToDouble(Back::difference).max().orElse(0);
    }

    /** The cells of a table, behind the model's name. */
    String cells() {
        if (!verdict.equals("ok")) {
            return "**" + verdict + "** | | | |";
        }
        var read = back.stream().map(Back::text).toList();
        return number(prediction) + " | " + (optimizerVariables < 0 ? "**DIFFER**" : optimizerVariables + " the same") + " | " + training + " | "
                + String.join(", ", read) + " |";
    }

    /** A difference; in bold print if it is too large. */
    static String number(double distance) {
        var text = String.format(Locale.ROOT, "%.1e", distance);
        return distance <= TOLERANCE ? text : "**" + text + "**";
    }
}
