package io.lanewise.metric;

/** The area under a curve whose points are the thresholds, with falling x. */
final class CurveArea {
    private CurveArea() {}

    static double of(Curve curve, SummationMethod method, Confusion counts) {
        return switch (curve) {
            case ROC -> riemann(method, counts.fallOut(), counts.recall());
            case PR -> method == SummationMethod.INTERPOLATION ? interpolated(counts) : riemann(method, counts.recall(), counts.precision());
            case PRGAIN -> riemann(method, gains(counts, counts.falseNegatives(), 0, true), gains(counts, counts.falsePositives(), 1, false));
        };
    }

    /** Σ (xᵢ − xᵢ₊₁) · height. */
    private static double riemann(SummationMethod method, double[] x, double[] y) {
        var area = 0.0;
        for (var i = 0; i + 1 < x.length; i++) {
            area += (x[i] - x[i + 1]) * method.height(y[i], y[i + 1]);
        }
        return area;
    }

    /** 1 − (TP + FN) / (TN + FP) · errors / TP. */
    private static double[] gains(Confusion counts, double[] errors, double ofNone, boolean atLeastZero) {
        var gains = new double[errors.length];
        for (var i = 0; i < gains.length; i++) {
            var positives = counts.truePositives()[i];
            var ratio = Confusion.divide(positives + counts.falseNegatives()[i], counts.trueNegatives()[i] + counts.falsePositives()[i]);
            var gain = positives == 0 ? ofNone : 1 - ratio * (errors[i] / positives);
            gains[i] = atLeastZero ? Math.max(gain, 0) : gain;
        }
        return gains;
    }

    /**
     * Between two points true positives grow in proportion to predicted ones, P = TP + FP, so that with slope s = ΔTP / ΔP and
     * intercept c = TP − s P the area is s (ΔTP + c ln(P₁ / P₂)) / (TP + FN).
     */
    private static double interpolated(Confusion counts) {
        var tp = counts.truePositives();
        var area = 0.0;
        for (var i = 0; i + 1 < tp.length; i++) {
            var here = tp[i] + counts.falsePositives()[i];
            var next = tp[i + 1] + counts.falsePositives()[i + 1];
            var gained = tp[i] - tp[i + 1];
            var slope = Confusion.divide(gained, Math.max(here - next, 0));
            var intercept = tp[i + 1] - slope * next;
            var logarithm = here > 0 && next > 0 ? Math.log(here / next) : 0;
            area += Confusion.divide(slope * (gained + intercept * logarithm), tp[i + 1] + counts.falseNegatives()[i + 1]);
        }
        return area;
    }
}
