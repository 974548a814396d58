package io.lanewise.metric;

import io.lanewise.config.Catalogue;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.UnknownNameException;
import io.lanewise.config.Values;
import io.lanewise.config.json.JsonView;
import io.lanewise.loss.BinaryCrossentropy;
import io.lanewise.loss.CategoricalCrossentropy;
import io.lanewise.loss.CategoricalHinge;
import io.lanewise.loss.Hinge;
import io.lanewise.loss.KLDivergence;
import io.lanewise.loss.LogCosh;
import io.lanewise.loss.Losses;
import io.lanewise.loss.MeanAbsoluteError;
import io.lanewise.loss.MeanAbsolutePercentageError;
import io.lanewise.loss.MeanSquaredError;
import io.lanewise.loss.MeanSquaredLogarithmicError;
import io.lanewise.loss.Poisson;
import io.lanewise.loss.SparseCategoricalCrossentropy;
import io.lanewise.loss.SquaredHinge;
import io.lanewise.loss.StandardLoss;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The built-in metrics by Keras's names, and {@code accuracy}. */
public final class Metrics {
    /** The share of right predictions, in the sense that the shapes ask for. */
    public static final Metric ACCURACY = Accuracy.of("accuracy");

    /** All classes. */
    public static final Catalogue<Metric> CATALOGUE = new Catalogue<>(
            "metric", "keras.metrics",
            List.of(
                    BinaryAccuracy.KIND, CategoricalAccuracy.KIND, EqualityAccuracy.KIND, SparseCategoricalAccuracy.KIND,
                    TopKCategoricalAccuracy.KIND, SparseTopKCategoricalAccuracy.KIND,
                    TruePositives.KIND, TrueNegatives.KIND, FalsePositives.KIND, FalseNegatives.KIND,
                    Precision.KIND, Recall.KIND, F1Score.KIND, FBetaScore.KIND, Auc.KIND,
                    SensitivityAtSpecificity.KIND, SpecificityAtSensitivity.KIND, PrecisionAtRecall.KIND, RecallAtPrecision.KIND,
                    IoU.KIND, MeanIoU.KIND, BinaryIoU.KIND, OneHotIoU.KIND, OneHotMeanIoU.KIND,
                    Mean.KIND, Sum.KIND, RootMeanSquaredError.KIND, R2Score.KIND, PearsonCorrelation.KIND, ConcordanceCorrelation.KIND,
                    ofLoss("MeanSquaredError", MeanSquaredError.of()),
                    ofLoss("MeanAbsoluteError", MeanAbsoluteError.of()),
                    ofLoss("MeanAbsolutePercentageError", MeanAbsolutePercentageError.of()),
                    ofLoss("MeanSquaredLogarithmicError", MeanSquaredLogarithmicError.of()),
                    ofLoss("Hinge", Hinge.of()),
                    ofLoss("SquaredHinge", SquaredHinge.of()),
                    ofLoss("CategoricalHinge", CategoricalHinge.of()),
                    ofLoss("KLDivergence", KLDivergence.of()),
                    ofLoss("Poisson", Poisson.of()),
                    ofLoss("LogCoshError", LogCosh.of()),
                    CosineSimilarity.KIND,
                    ofLoss("BinaryCrossentropy", BinaryCrossentropy.of(), BinaryCrossentropy.FROM_LOGITS, BinaryCrossentropy.LABEL_SMOOTHING),
                    ofLoss("CategoricalCrossentropy", CategoricalCrossentropy.of(),
                            CategoricalCrossentropy.FROM_LOGITS, CategoricalCrossentropy.LABEL_SMOOTHING, CategoricalCrossentropy.AXIS),
                    ofLoss("SparseCategoricalCrossentropy", SparseCategoricalCrossentropy.of(),
                            SparseCategoricalCrossentropy.FROM_LOGITS, SparseCategoricalCrossentropy.IGNORE_CLASS, SparseCategoricalCrossentropy.AXIS)),
            Map.of("mse", "MeanSquaredError", "MSE", "MeanSquaredError", "mae", "MeanAbsoluteError", "MAE", "MeanAbsoluteError",
                    "mape", "MeanAbsolutePercentageError", "MAPE", "MeanAbsolutePercentageError",
                    "msle", "MeanSquaredLogarithmicError", "MSLE", "MeanSquaredLogarithmicError",
                    "bce", "BinaryCrossentropy", "BCE", "BinaryCrossentropy"));

    private Metrics() {}

    /**
     * The metric that belongs to a loss class, with those of the loss's options that Keras's metric has.
     *
     * @param loss the loss with its defaults
     */
    private static Kind<LossMean> ofLoss(String className, StandardLoss<?> loss, Option<?>... options) {
        return LossMean.kind(className, List.of(options), values -> {
            StandardLoss<?> configured = loss;
            for (var option : options) {
                configured = copy(configured, values, option);
            }
            return configured;
        });
    }

    private static <T> StandardLoss<?> copy(StandardLoss<?> loss, Values values, Option<T> option) {
        return loss.with(option, values.find(option).orElse(null));
    }

    /** A metric by the name that a user typed, under which logs show it; the name of a loss is the mean of that loss over samples. */
    static Metric byName(String name) {
        if (name.equalsIgnoreCase("accuracy") || name.equalsIgnoreCase("acc")) {
            return Accuracy.of(name);
        }
        if (!CATALOGUE.names().contains(name)) {
            if (Losses.CATALOGUE.names().contains(name)) {
                return LossMean.of(Losses.CATALOGUE.byName(name)).withName(name);
            }
            throw new UnknownNameException("metric", name,
                    Stream.of(List.of("accuracy"), CATALOGUE.names(), Losses.CATALOGUE.names()).flatMap(List::stream).distinct().toList());
        }
        var metric = CATALOGUE.byName(name);
        return metric instanceof StandardMetric<?> standard ? standard.withName(name) : metric;
    }

    /** A metric as Keras's JSON gives it: a name, or an object with {@code class_name} and {@code config}. */
    public static Metric read(JsonView json) {
        return CATALOGUE.custom(json).or(() -> Catalogue.nameOnly(json).map(Metrics::byName)).or(() -> ofFunction(json)).orElseGet(() -> CATALOGUE.read(json));
    }

    /** Keras's {@code MeanMetricWrapper} of one of its functions. */
    private static Optional<Metric> ofFunction(JsonView json) {
        if (!json.get("class_name").string().equals("MeanMetricWrapper")) {
            return Optional.empty();
        }
        var metric = read(json.get("config").get("fn"));
        var name = json.get("config").find("name").map(JsonView::string);
        return Optional.of(name.isPresent() && metric instanceof StandardMetric<?> standard ? standard.withName(name.get()) : metric);
    }
}
