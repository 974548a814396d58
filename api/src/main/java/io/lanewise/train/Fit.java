package io.lanewise.train;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.data.Samples;
import io.lanewise.tensor.Tensor;
import java.util.Map;
import java.util.TreeMap;

/** How {@code fit} goes over the data: Keras's arguments with Keras's defaults. */
public final class Fit extends Configured<Fit> {
    /** How many samples a step sees; the last batch of an epoch may be shorter. */
    public static final Option<Integer> BATCH_SIZE =
            Option.of("batch_size", OptionType.INTEGER, 32).within("an integer above 0", size -> size > 0).withNull(32);
    /** The epoch at which training ends, counted from 0: how many epochs there are unless it begins later. */
    public static final Option<Integer> EPOCHS = Option.of("epochs", OptionType.INTEGER, 1).within("an integer of 0 or more", count -> count >= 0);
    /** The epoch at which training begins. */
    public static final Option<Integer> INITIAL_EPOCH =
            Option.of("initial_epoch", OptionType.INTEGER, 0).within("an integer of 0 or more", epoch -> epoch >= 0);
    /** The part of the data, from its end, that is kept for validation. */
    public static final Option<Double> VALIDATION_SPLIT =
            Option.of("validation_split", OptionType.NUMBER, 0.0).within("a number from 0 to below 1", part -> part >= 0 && part < 1);
    /** Whether each epoch sees the samples in another order. */
    public static final Option<Boolean> SHUFFLE = Option.of("shuffle", OptionType.BOOLEAN, true);
    /** The weight of each class; classes that are not named weigh 1. */
    public static final Option<Map<Integer, Double>> CLASS_WEIGHT =
            Option.optional("class_weight", new OptionType<>("weights by class", Fit::readWeights, Fit::writeWeights))
                    .within("finite weights by class, from 0 on", weights -> weights.entrySet().stream().allMatch(each -> each.getKey() >= 0 && Double.isFinite(each.getValue())));
    /** 0 says nothing, 1 draws a bar, 2 writes a line an epoch. */
    public static final Option<Integer> VERBOSE =
            Option.of("verbose", OptionType.INTEGER, 1).within("0 (silent), 1 (a bar) or 2 (a line an epoch)", level -> level >= 0 && level <= 2);
    /** Samples for validation, with weights if they have some. */
    public static final Option<Dataset> VALIDATION_DATA = Option.optional("validation_data", dataOnly("samples"));
    /** The weight of each sample, of shape (N) or (N, steps). */
    public static final Option<Tensor> SAMPLE_WEIGHT = Option.optional("sample_weight", dataOnly("a tensor of weights"));

    /**
     * How many batches an epoch has; all if it is not given. The next epoch goes on where it ended, and a pass over the data that comes to its end
     * ends the epoch.
     */
    public static final Option<Integer> STEPS_PER_EPOCH = above0("steps_per_epoch");
    /** How many batches a validation has, the first ones; all if it is not given. */
    public static final Option<Integer> VALIDATION_STEPS = above0("validation_steps");
    /** How many samples of the validation go through the model together; as in training if it is not given. */
    public static final Option<Integer> VALIDATION_BATCH_SIZE = above0("validation_batch_size");
    /** After which epochs there is a validation. */
    public static final Option<ValidationFrequency> VALIDATION_FREQ = Option.of("validation_freq", ValidationFrequency.TYPE, ValidationFrequency.every(1));

    /** The declaration, by which arguments are read from JSON. */
    public static final Kind<Fit> KIND = Kind.of(
            "fit", Fit::new, BATCH_SIZE, EPOCHS, INITIAL_EPOCH, VALIDATION_SPLIT, SHUFFLE, CLASS_WEIGHT, VERBOSE, VALIDATION_DATA, SAMPLE_WEIGHT,
            STEPS_PER_EPOCH, VALIDATION_STEPS, VALIDATION_BATCH_SIZE, VALIDATION_FREQ);

    private Fit(Values values) {
        super(values);
        if (values.find(VALIDATION_DATA).isPresent() && values.get(VALIDATION_SPLIT) > 0) {
            throw new IllegalArgumentException("fit: expected validation_data or validation_split, not both");
        }
        if (values.find(CLASS_WEIGHT).isPresent() && values.find(SAMPLE_WEIGHT).isPresent()) {
            throw new IllegalArgumentException("fit: expected class_weight or sample_weight, not both");
        }
    }

    private static Option<Integer> above0(String key) {
        return Option.optional(key, OptionType.INTEGER).within("an integer above 0", number -> number > 0);
    }

    private static <T> OptionType<T> dataOnly(String description) {
        return new OptionType<>(
                description,
                view -> {
                    throw view.error("data cannot be read from JSON");
                },
                value -> Json.of(value.toString()));
    }

    private static Map<Integer, Double> readWeights(JsonView view) {
        var weights = new TreeMap<Integer, Double>();
        view.members().forEach((name, weight) -> {
            try {
                weights.put(Integer.parseInt(name), weight.number());
            } catch (NumberFormatException noClass) {
                throw view.error("expected class numbers as keys, received \"" + name + "\"");
            }
        });
        return weights;
    }

    private static Json writeWeights(Map<Integer, Double> weights) {
        var json = JsonObject.builder();
        weights.forEach((label, weight) -> json.put(Integer.toString(label), weight));
        return json.build();
    }

    /** This many epochs, and the default of everything else. */
    public static Fit epochs(int epochs) {
        return KIND.create(KIND.values().with(EPOCHS, epochs));
    }

    /** The same with another batch size. */
    public Fit withBatchSize(int size) {
        return with(BATCH_SIZE, size);
    }

    /** The same, beginning at a later epoch. */
    public Fit withInitialEpoch(int epoch) {
        return with(INITIAL_EPOCH, epoch);
    }

    /** The same, keeping a part of the data, from its end, for validation. */
    public Fit withValidationSplit(double part) {
        return with(VALIDATION_SPLIT, part);
    }

    /** The same with samples for validation. */
    public Fit withValidationData(Samples samples) {
        return with(VALIDATION_DATA, new Dataset.Whole(samples));
    }

    /** The same with samples for validation that come in batches. */
    public Fit withValidationData(Iterable<Samples> batches) {
        return with(VALIDATION_DATA, new Dataset.InBatches(batches));
    }

    /** The same with so many batches a validation, the first ones. */
    public Fit withValidationSteps(int steps) {
        return with(VALIDATION_STEPS, steps);
    }

    /** The same with another batch size in the validation. */
    public Fit withValidationBatchSize(int size) {
        return with(VALIDATION_BATCH_SIZE, size);
    }

    /** The same with a validation each time after so many epochs. */
    public Fit withValidationFreq(int epochs) {
        return withValidationFreq(ValidationFrequency.every(epochs));
    }

    /** The same with a validation after other epochs. */
    public Fit withValidationFreq(ValidationFrequency frequency) {
        return with(VALIDATION_FREQ, frequency);
    }

    /** The same with so many batches an epoch. */
    public Fit withStepsPerEpoch(int steps) {
        return with(STEPS_PER_EPOCH, steps);
    }

    /** The same, in another order each epoch or in the order of the data. */
    public Fit withShuffle(boolean shuffle) {
        return with(SHUFFLE, shuffle);
    }

    /** The same with weights of classes. */
    public Fit withClassWeight(Map<Integer, Double> weights) {
        return with(CLASS_WEIGHT, Map.copyOf(weights));
    }

    /** The same with weights of samples. */
    public Fit withSampleWeight(Tensor weights) {
        return with(SAMPLE_WEIGHT, weights);
    }

    /** The same, saying nothing (0), drawing a bar (1) or writing a line an epoch (2). */
    public Fit withVerbose(int level) {
        return with(VERBOSE, level);
    }
}
