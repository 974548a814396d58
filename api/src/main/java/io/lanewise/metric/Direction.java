package io.lanewise.metric;

import java.util.Optional;
import java.util.Set;

/** Which of two results of a metric is better: what Keras's callbacks are told by its {@code _direction}. */
public enum Direction {
    /** The greater. */
    UP,
    /** The smaller. */
    DOWN;

    private static final Set<String> GROWING = Set.of(
            "AUC", "Accuracy", "BinaryAccuracy", "BinaryIoU", "CategoricalAccuracy", "ConcordanceCorrelation", "CosineSimilarity", "F1Score", "FBetaScore", "IoU",
            "MeanIoU", "OneHotIoU", "OneHotMeanIoU", "PearsonCorrelation", "Precision", "PrecisionAtRecall", "R2Score", "Recall", "RecallAtPrecision",
            "SensitivityAtSpecificity", "SparseCategoricalAccuracy", "SparseTopKCategoricalAccuracy", "SpecificityAtSensitivity", "TopKCategoricalAccuracy", "accuracy");
    /** Metrics, and losses that serve as metrics. */
    private static final Set<String> SHRINKING = Set.of(
            "BinaryCrossentropy", "BinaryFocalCrossentropy", "CTC", "CategoricalCrossentropy", "CategoricalFocalCrossentropy", "CategoricalGeneralizedCrossEntropy",
            "CategoricalHinge", "Circle", "Dice", "Hinge", "Huber", "KLDivergence", "LogCosh", "LogCoshError", "MeanAbsoluteError", "MeanAbsolutePercentageError",
            "MeanSquaredError", "MeanSquaredLogarithmicError", "Poisson", "RootMeanSquaredError", "SparseCategoricalCrossentropy", "SquaredHinge", "Tversky");

    /** That of a class by Keras's name; none of sums, counts and classes that are not Keras's. */
    static Optional<Direction> of(String className) {
        return GROWING.contains(className) ? Optional.of(UP) : SHRINKING.contains(className) ? Optional.of(DOWN) : Optional.empty();
    }
}
