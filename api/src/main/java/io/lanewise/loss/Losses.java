package io.lanewise.loss;

import io.lanewise.config.Catalogue;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonView;
import java.util.List;
import java.util.Map;

/** The built-in losses by Keras's names, and with their defaults as constants. */
public final class Losses {
    /** The mean of the squares of the differences. */
    public static final MeanSquaredError MEAN_SQUARED_ERROR = MeanSquaredError.of();
    /** The mean of the magnitudes of the differences. */
    public static final MeanAbsoluteError MEAN_ABSOLUTE_ERROR = MeanAbsoluteError.of();
    /** For labels 0 and 1 and a sigmoid. */
    public static final BinaryCrossentropy BINARY_CROSSENTROPY = BinaryCrossentropy.of();
    /** For one-hot labels and a softmax. */
    public static final CategoricalCrossentropy CATEGORICAL_CROSSENTROPY = CategoricalCrossentropy.of();
    /** For integer labels and a softmax. */
    public static final SparseCategoricalCrossentropy SPARSE_CATEGORICAL_CROSSENTROPY = SparseCategoricalCrossentropy.of();
    /** For labels 0 and 1 and a sigmoid, where most are easy. */
    public static final BinaryFocalCrossentropy BINARY_FOCAL_CROSSENTROPY = BinaryFocalCrossentropy.of();
    /** For one-hot labels and a softmax, where most are easy. */
    public static final CategoricalFocalCrossentropy CATEGORICAL_FOCAL_CROSSENTROPY = CategoricalFocalCrossentropy.of();
    /** For integer labels of which some are wrong, and a softmax. */
    public static final CategoricalGeneralizedCrossEntropy CATEGORICAL_GENERALIZED_CROSS_ENTROPY = CategoricalGeneralizedCrossEntropy.of();
    /** For one-hot labels and scores of any size. */
    public static final CategoricalHinge CATEGORICAL_HINGE = CategoricalHinge.of();
    /** For integer labels and embeddings. */
    public static final Circle CIRCLE = Circle.of();
    /** For directions. */
    public static final CosineSimilarity COSINE_SIMILARITY = CosineSimilarity.of();
    /** For sequences of labels without their times. */
    public static final Ctc CTC = Ctc.of();
    /** For the overlap of areas. */
    public static final Dice DICE = Dice.of();
    /** For labels −1 and 1. */
    public static final Hinge HINGE = Hinge.of();
    /** For numbers with outliers. */
    public static final Huber HUBER = Huber.of();
    /** The cross-entropy that the shapes of labels and prediction ask for. */
    public static final Loss CROSSENTROPY = Crossentropy.of("crossentropy");
    /** For distributions. */
    public static final KLDivergence KL_DIVERGENCE = KLDivergence.of();
    /** For numbers with outliers, smooth. */
    public static final LogCosh LOG_COSH = LogCosh.of();
    /** The mean of the differences in percent of the labels. */
    public static final MeanAbsolutePercentageError MEAN_ABSOLUTE_PERCENTAGE_ERROR = MeanAbsolutePercentageError.of();
    /** The mean of the squares of the differences of logarithms. */
    public static final MeanSquaredLogarithmicError MEAN_SQUARED_LOGARITHMIC_ERROR = MeanSquaredLogarithmicError.of();
    /** For counts. */
    public static final Poisson POISSON = Poisson.of();
    /** For labels −1 and 1, with squares. */
    public static final SquaredHinge SQUARED_HINGE = SquaredHinge.of();
    /** For the overlap of areas, with weights of the two kinds of errors. */
    public static final Tversky TVERSKY = Tversky.of();

    /** All of them. */
    public static final Catalogue<Loss> CATALOGUE = new Catalogue<>(
            "loss", "keras.losses",
            List.of(
                    BinaryCrossentropy.KIND, BinaryFocalCrossentropy.KIND, CategoricalCrossentropy.KIND,
                    CategoricalFocalCrossentropy.KIND, CategoricalGeneralizedCrossEntropy.KIND, CategoricalHinge.KIND,
                    Circle.KIND, CosineSimilarity.KIND, Ctc.KIND, Dice.KIND,
                    Hinge.KIND, Huber.KIND, KLDivergence.KIND,
                    LogCosh.KIND, MeanAbsoluteError.KIND, MeanAbsolutePercentageError.KIND,
                    MeanSquaredError.KIND, MeanSquaredLogarithmicError.KIND, Poisson.KIND,
                    SparseCategoricalCrossentropy.KIND, SquaredHinge.KIND, Tversky.KIND),
            Map.ofEntries(
                    Map.entry("mse", "MeanSquaredError"), Map.entry("MSE", "MeanSquaredError"),
                    Map.entry("mae", "MeanAbsoluteError"), Map.entry("MAE", "MeanAbsoluteError"),
                    Map.entry("mape", "MeanAbsolutePercentageError"), Map.entry("MAPE", "MeanAbsolutePercentageError"),
                    Map.entry("msle", "MeanSquaredLogarithmicError"), Map.entry("MSLE", "MeanSquaredLogarithmicError"),
                    Map.entry("bce", "BinaryCrossentropy"), Map.entry("BCE", "BinaryCrossentropy"),
                    Map.entry("kld", "KLDivergence"), Map.entry("KLD", "KLDivergence"),
                    Map.entry("kullback_leibler_divergence", "KLDivergence"), Map.entry("logcosh", "LogCosh")));

    private Losses() {}

    /** A loss by the name that a user typed. */
    static Loss byName(String name) {
        return Crossentropy.isNamed(name) ? Crossentropy.of(name) : CATALOGUE.byName(name);
    }

    /** A loss as Keras's JSON gives it: a name, or an object with {@code class_name} and {@code config}. */
    public static Loss read(JsonView json) {
        return CATALOGUE.custom(json).or(() -> Catalogue.nameOnly(json).map(Losses::byName)).orElseGet(() -> CATALOGUE.read(json));
    }

    /** A loss in Keras's JSON. */
    public static Json write(Loss loss) {
        return loss instanceof Crossentropy ? Json.of(loss.name()) : CATALOGUE.write(loss);
    }
}
