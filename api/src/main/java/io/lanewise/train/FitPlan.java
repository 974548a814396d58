package io.lanewise.train;

import io.lanewise.data.Samples;
import io.lanewise.model.Network;
import java.util.function.ObjIntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a call of fit goes over, checked.
 *
 * @param training the batches of each epoch
 * @param validation the batches of each validation; null if there is none
 */
record FitPlan(Feed training, @Nullable Feed validation) {
    /**
     * Checks data and arguments.
     *
     * @param shuffle brings the samples into the order of a pass, given the epoch that it begins in
     * @throws IllegalArgumentException if data, model, loss, metrics and arguments do not go together
     */
    static FitPlan of(Feeds feeds, Network network, Dataset data, Fit fit, ObjIntConsumer<Batches> shuffle) {
        if (fit.find(Fit.VALIDATION_STEPS).isPresent() && fit.find(Fit.VALIDATION_DATA).isEmpty() && fit.get(Fit.VALIDATION_SPLIT) == 0) {
            throw new IllegalArgumentException("fit: expected validation_data or validation_split with validation_steps, received neither");
        }
        return switch (data) {
            case Dataset.Whole(var samples) -> whole(feeds, network, samples, fit, shuffle);
            case Dataset.InBatches(var batches) -> stream(feeds, batches, fit);
        };
    }

    private static FitPlan whole(Feeds feeds, Network network, Samples samples, Fit fit, ObjIntConsumer<Batches> shuffle) {
        var accepted = SampleWeights.direct(fit, DataCheck.accept("fit", network, samples));
        var validation = given(feeds, fit);
        double split = fit.get(Fit.VALIDATION_SPLIT);
        if (split > 0) {
            var at = (int) Math.floor(accepted.count() * (1 - split));
            if (at == 0 || at == accepted.count()) {
                throw new IllegalArgumentException("fit: validation_split " + split + " leaves none of " + accepted.count() + " samples to "
                        + (at == 0 ? "train on" : "validate with"));
            }
            validation = feeds.whole(accepted.slice(at, accepted.count()), validationBatchSize(fit), validationSteps(fit), Mode.EVALUATE, Feeds.IN_ORDER);
            accepted = accepted.slice(0, at);
        }
        // As in Keras, weights of classes are for training only.
        var training = feeds.whole(byClass(fit).apply(accepted), fit.get(Fit.BATCH_SIZE), steps(fit), Mode.TRAIN, shuffle);
        return new FitPlan(training, validation);
    }

    private static FitPlan stream(Feeds feeds, Iterable<Samples> batches, Fit fit) {
        if (fit.get(Fit.VALIDATION_SPLIT) > 0) {
            throw new IllegalArgumentException("fit: expected validation_data with data that come in batches, received validation_split " + fit.get(Fit.VALIDATION_SPLIT));
        }
        if (fit.find(Fit.SAMPLE_WEIGHT).isPresent()) {
            throw new IllegalArgumentException("fit: expected batches of samples with weights of their own, received sample_weight; give each batch its weights by Samples.withWeights");
        }
        if (!fit.get(Fit.BATCH_SIZE).equals(Fit.BATCH_SIZE.defaultValue())) {
            throw new IllegalArgumentException("fit: batches are taken as they come, received batch_size " + fit.get(Fit.BATCH_SIZE) + "; leave it out");
        }
        var training = feeds.stream("fit", batches, byClass(fit), steps(fit), Mode.TRAIN);
        return new FitPlan(training, given(feeds, fit));
    }

    private static @Nullable Feed given(Feeds feeds, Fit fit) {
        return fit.find(Fit.VALIDATION_DATA)
                .map(data -> feeds.evaluated("fit, validation data", data, validationBatchSize(fit), validationSteps(fit)))
                .orElse(null);
    }

    private static UnaryOperator<Samples> byClass(Fit fit) {
        var weights = fit.find(Fit.CLASS_WEIGHT);
        return weights.isEmpty() ? UnaryOperator.identity() : samples -> SampleWeights.byClass(weights.get(), samples);
    }

    private static int steps(Fit fit) {
        return fit.find(Fit.STEPS_PER_EPOCH).orElse(0);
    }

    private static int validationSteps(Fit fit) {
        return fit.find(Fit.VALIDATION_STEPS).orElse(0);
    }

    private static int validationBatchSize(Fit fit) {
        return fit.find(Fit.VALIDATION_BATCH_SIZE).orElse(fit.get(Fit.BATCH_SIZE));
    }
}
