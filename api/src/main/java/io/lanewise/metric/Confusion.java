package io.lanewise.metric;

/** How often labels and predictions agree, at each threshold: weighted counts. */
final class Confusion {
    private final double[] truePositives;
    private final double[] falsePositives;
    private final double[] trueNegatives;
    private final double[] falseNegatives;

    /**
     * The counts at each threshold.
     *
     * @param truePositives label 1, prediction above the threshold
     * @param falsePositives label 0, prediction above the threshold
     * @param trueNegatives label 0, prediction not above it
     * @param falseNegatives label 1, prediction not above it
     */
    Confusion(double[] truePositives, double[] falsePositives, double[] trueNegatives, double[] falseNegatives) {
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
        this.trueNegatives = trueNegatives;
        this.falseNegatives = falseNegatives;
    }

    double[] truePositives() {
        return truePositives;
    }

    double[] falsePositives() {
        return falsePositives;
    }

    double[] trueNegatives() {
        return trueNegatives;
    }

    double[] falseNegatives() {
        return falseNegatives;
    }

    /** TP / (TP + FP) at each threshold. */
    double[] precision() {
        return share(truePositives, falsePositives);
    }

    /** TP / (TP + FN) at each threshold: the sensitivity. */
    double[] recall() {
        return share(truePositives, falseNegatives);
    }

    /** TN / (TN + FP) at each threshold. */
    double[] specificity() {
        return share(trueNegatives, falsePositives);
    }

    /** FP / (FP + TN) at each threshold. */
    double[] fallOut() {
        return share(falsePositives, trueNegatives);
    }

    private static double[] share(double[] part, double[] rest) {
        var shares = new double[part.length];
        for (var i = 0; i < shares.length; i++) {
            shares[i] = divide(part[i], part[i] + rest[i]);
        }
        return shares;
    }

    /** a / b, or 0 where b is 0. */
    static double divide(double a, double b) {
        return b == 0 ? 0 : a / b;
    }
}
