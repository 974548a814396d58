package io.lanewise.misuse;

import static io.lanewise.loss.Losses.MEAN_SQUARED_ERROR;
import static io.lanewise.misuse.Misuse.FIT;
import static io.lanewise.misuse.Misuse.X;
import static io.lanewise.misuse.Misuse.notNow;
import static io.lanewise.misuse.Misuse.refused;

import io.lanewise.Sequential;
import io.lanewise.callback.LearningRateScheduler;
import io.lanewise.callback.ReduceLrOnPlateau;
import io.lanewise.callback.SwapEmaWeights;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.AdamW;
import io.lanewise.optimizer.Ftrl;
import io.lanewise.optimizer.Lion;
import io.lanewise.optimizer.LossScaleOptimizer;
import io.lanewise.optimizer.MultiOptimizer;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.OptimizerMap;
import io.lanewise.optimizer.Sgd;
import io.lanewise.schedule.CosineDecay;
import io.lanewise.schedule.PiecewiseConstantDecay;
import io.lanewise.schedule.Schedules;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Optimizers and schedules with settings that cannot be. */
class OptimizerMisuseTest {
    static Stream<Misuse> uses() {
        return Stream.of(
                refused("a negative rate", model -> model.compile(Sgd.of(-0.1), MEAN_SQUARED_ERROR), "SGD: learning_rate", "received -0.1"),
                refused("a rate that is no number", model -> model.compile(Adam.of(Double.NaN), MEAN_SQUARED_ERROR), "learning_rate", "NaN"),
                refused("a negative rate while training", model -> model.optimizerState().setLearningRate(-1), "learning rate", "-1.0"),
                notNow("a rate that a schedule sets", model -> scheduled().optimizerState().setLearningRate(0.1),
                        "SGD follows a schedule", "CosineDecay(", "cannot be set to 0.1", "compile with a number"),
                refused("an update of one step's gradients", model -> Sgd.of().withGradientAccumulationSteps(1),
                        "SGD: gradient_accumulation_steps must be an integer of at least 2", "received 1"),
                refused("a loss scale of 0", model -> Adam.of().withLossScaleFactor(0), "Adam: loss_scale_factor must be a number above 0", "received 0"),
                refused("a loss scale of a loss scale", model -> LossScaleOptimizer.of(LossScaleOptimizer.of(Sgd.of())),
                        "LossScaleOptimizer: inner_optimizer must be an optimizer without a loss scale of its own"),
                refused("decay outside of the inner optimizer", model -> LossScaleOptimizer.of(Sgd.of()).withWeightDecay(0.1),
                        "LossScaleOptimizer has no option weight_decay", "inner_optimizer"),
                refused("several optimizers within several", model -> OptimizerMap.of(MultiOptimizer.of(OptimizerMap.of(Sgd.of()))),
                        "OptimizerMap: default_optimizer must be an optimizer that is no LossScaleOptimizer and no MultiOptimizer"),
                refused("a loss scale within several", model -> OptimizerMap.of(Sgd.of()).withOptimizer("a", LossScaleOptimizer.of(Sgd.of())),
                        "OptimizerMap: optimizer_map must be", "no LossScaleOptimizer"),
                refused("two optimizers for a pattern", model -> OptimizerMap.of(Sgd.of()).withOptimizer("a/.*", Adam.of()).withOptimizer("a/.*", Lion.of()),
                        "OptimizerMap: expected a pattern without an optimizer, received \"a/.*\", which has Adam(", "give each pattern once"),
                refused("a path pattern that is none", model -> OptimizerMap.of(Sgd.of()).withOptimizer("a/(", Adam.of()),
                        "OptimizerMap: expected paths or regular expressions, received \"a/(\"", "backslash"),
                refused("several optimizers by name alone", model -> Optimizer.of("multioptimizer"), "MultiOptimizer: the option optimizer_map must be given"),
                refused("decay outside of several optimizers", model -> several().withWeightDecay(0.1), "MultiOptimizer has no option weight_decay", "optimizer_map"),
                notNow("one rate for several optimizers", model -> several().withLearningRate(0.1), "MultiOptimizer has none of its own", "give each of its optimizers"),
                notNow("the rate of several optimizers", model -> several().learningRate(), "MultiOptimizer has none of its own", "parts()"),
                notNow("one rate for several optimizers while training", model -> one(several()).fit(X, Tensor.zeros(8, 1), FIT, LearningRateScheduler.of(epoch -> 0.1)),
                        "LearningRateScheduler: expected one learning rate that can be set, received MultiOptimizer(", "train without LearningRateScheduler"),
                notNow("a swap of the averages of several", model -> one(several()).fit(X, Tensor.zeros(8, 1), FIT, SwapEmaWeights.of()),
                        "moving averages: expected one optimizer with use_ema, received MultiOptimizer("),
                refused("no weight decay in AdamW", model -> AdamW.of().with(AdamW.WEIGHT_DECAY, null), "AdamW: weight_decay", "null"),
                refused("a power above 0", model -> Ftrl.of().with(Ftrl.LEARNING_RATE_POWER, 0.5), "Ftrl: learning_rate_power", "0 or less", "0.5"),
                refused("no first part of the momentum", model -> Lion.of().withBetas(0, 0.9), "Lion: beta_1", "above 0", "0.0"),
                refused("a decay of no steps", model -> CosineDecay.of(0.1, 0), "CosineDecay: decay_steps", "above 0", "0.0"),
                refused("an unknown schedule", model -> Schedules.CATALOGUE.byName("cosine_decays"), "cosine_decays", "cosine_decay"),
                refused("a pattern that is none", model -> AdamW.of().excludeFromWeightDecay("bias("),
                        "AdamW: excludeFromWeightDecay expected regular expressions, received \"bias(\"", "backslash"),
                refused("boundaries that fall", model -> PiecewiseConstantDecay.of(List.of(5.0, 3.0), List.of(0.3, 0.2, 0.1)),
                        "PiecewiseConstantDecay: boundaries", "each above the one before it", "[5.0, 3.0]"),
                notNow("a rate that falls below 0", model -> one(Sgd.of(step -> -1)).fit(X, Tensor.zeros(8, 1), FIT),
                        "learning rate: expected a finite number of 0 or more, received -1.0 from the schedule of SGD after 0 steps"),
                notNow("a reduction of a schedule's rate", model -> scheduled().fit(X, Tensor.zeros(8, 1), FIT, ReduceLrOnPlateau.of().withMonitor("loss")),
                        "ReduceLROnPlateau: expected a learning rate that can be set", "follows a schedule", "compile with a number"),
                notNow("a schedule of epochs beside one of steps", model -> scheduled().fit(X, Tensor.zeros(8, 1), FIT, LearningRateScheduler.of(epoch -> 0.1)),
                        "LearningRateScheduler", "follows a schedule"),
                refused("two ways of clipping", model -> Sgd.of().withClipnorm(1).withClipvalue(1), "at most one of clipnorm, clipvalue"));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void isRefusedWithTheRemedyAndChangesNothing(Misuse use) {
        use.check();
    }

    private static Sequential scheduled() {
        return one(Sgd.of(CosineDecay.of(0.1, 5)));
    }

    private static MultiOptimizer several() {
        return MultiOptimizer.of(OptimizerMap.of(Sgd.of()).withOptimizer(".*/bias", Adam.of()));
    }

    /** A model of one number. */
    private static Sequential one(Optimizer<?> optimizer) {
        var model = Sequential.of(Input.of(4), Dense.of(1));
        model.compile(optimizer, MEAN_SQUARED_ERROR);
        return model;
    }
}
