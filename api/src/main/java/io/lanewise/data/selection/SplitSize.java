package io.lanewise.data.selection;

/** How many of n rows: a fraction of them or a count. */
sealed interface SplitSize {
    /** A fraction, more than 0 and less than 1. */
    record Fraction(double value) implements SplitSize {
        public Fraction {
            if (!(value > 0 && value < 1)) {
                throw new IllegalArgumentException("TrainTestSplit: a fraction must be more than 0 and less than 1, received " + value
                        + " (for a number of rows use withTestCount or withTrainCount)");
            }
        }

        @Override
        public String toString() {
            return Double.toString(value);
        }
    }

    /** A number of rows, at least 1. */
    record Count(int value) implements SplitSize {
        public Count {
            if (value < 1) {
                throw new IllegalArgumentException("TrainTestSplit: a number of rows must be 1 or more, received " + value);
            }
        }

        @Override
        public String toString() {
            return Integer.toString(value);
        }
    }
}
