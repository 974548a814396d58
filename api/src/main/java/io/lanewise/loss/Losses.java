package io.lanewise.loss;

import io.lanewise.config.Catalogue;
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

    /** All of them. */
    public static final Catalogue<Loss> CATALOGUE = new Catalogue<>(
            "loss", "keras.losses",
            List.of(BinaryCrossentropy.KIND, CategoricalCrossentropy.KIND, MeanAbsoluteError.KIND, MeanSquaredError.KIND, SparseCategoricalCrossentropy.KIND),
            Map.ofEntries(
                    Map.entry("mse", "MeanSquaredError"), Map.entry("MSE", "MeanSquaredError"),
                    Map.entry("mae", "MeanAbsoluteError"), Map.entry("MAE", "MeanAbsoluteError"),
                    Map.entry("bce", "BinaryCrossentropy"), Map.entry("BCE", "BinaryCrossentropy")));

    private Losses() {}
}
