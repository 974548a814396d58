package io.lanewise.optimizer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonNull;
import io.lanewise.engine.Update;
import io.lanewise.schedule.LearningRateSchedule;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A momentum made orthogonal, for matrices (Jordan et al., 2024; Liu et al., 2025): m ← μ m + g; x = g + μ m (nesterov) or m;
 * x ← x / (‖x‖ + 1e-7), then {@code ns_steps} times x ← a x + (b A + c A A) x with A = x xᵀ;
 * w ← w − rate · rms_rate · √max(rows, columns) · x. Embeddings, and what is no matrix or excluded, follow {@link AdamW} with
 * adam_lr_ratio · rate. Weights decay, those by AdamW with a rate of their own. Keras's {@code Muon}.
 */
public final class Muon extends VariableOptimizer<Muon> {
    /** The learning rate, 0.001 by default. */
    public static final Option<LearningRateSchedule> LEARNING_RATE = learningRate(0.001);
    /** The part of a matrix that decays, times the learning rate. */
    public static final Option<Double> WEIGHT_DECAY = Option.of("weight_decay", OptionType.NUMBER, 0.004).within("a number of 0 or more", value -> value >= 0).withNull(0.0);
    /** AdamW's β₁. */
    public static final Option<Double> ADAM_BETA_1 = decayRate("adam_beta_1", 0.9);
    /** AdamW's β₂. */
    public static final Option<Double> ADAM_BETA_2 = decayRate("adam_beta_2", 0.999);
    /** The part that decays of what follows AdamW, times the learning rate. */
    public static final Option<Double> ADAM_WEIGHT_DECAY = Option.of("adam_weight_decay", OptionType.NUMBER, 0.004).within("a number of 0 or more", value -> value >= 0).withNull(0.0);
    /** AdamW's ε. */
    public static final Option<Double> EPSILON = epsilon();
    /** Regular expressions of the paths of variables that follow AdamW. */
    public static final Option<List<String>> EXCLUDE_LAYERS = Option.of("exclude_layers", patterns(), List.<String>of()).withNull(List.of());
    /** Whether what has {@code embedding} in its path follows AdamW. */
    public static final Option<Boolean> EXCLUDE_EMBEDDINGS = Option.of("exclude_embeddings", OptionType.BOOLEAN, true);
    /** The polynomial's a. */
    public static final Option<Double> MUON_A = Option.of("muon_a", OptionType.NUMBER, 3.4445);
    /** The polynomial's b. */
    public static final Option<Double> MUON_B = Option.of("muon_b", OptionType.NUMBER, -4.775);
    /** The polynomial's c. */
    public static final Option<Double> MUON_C = Option.of("muon_c", OptionType.NUMBER, 2.0315);
    /** AdamW's learning rate as a part of Muon's. */
    public static final Option<Double> ADAM_LR_RATIO = Option.of("adam_lr_ratio", OptionType.NUMBER, 1.0).within("a number of 0 or more", value -> value >= 0);
    /** The part of the momentum that stays. */
    public static final Option<Double> MOMENTUM = decayRate("momentum", 0.95);
    /** How many times the polynomial is applied. */
    public static final Option<Integer> NS_STEPS = Option.of("ns_steps", OptionType.INTEGER, 5).within("an integer of 0 or more", steps -> steps >= 0);
    /** Whether the gradient counts as if the momentum had been applied already. */
    public static final Option<Boolean> NESTEROV = Option.of("nesterov", OptionType.BOOLEAN, true);
    /** What steps are multiplied by besides the root of the longer side; NaN, in JSON null, for steps as they are. */
    public static final Option<Double> RMS_RATE = Option.of(
                    "rms_rate", new OptionType<>("a number", OptionType.NUMBER.read(), rate -> rate.isNaN() ? JsonNull.NULL : Json.of((double) rate)), 0.2)
            .withNull(Double.NaN);

    static final Kind<Muon> KIND = kindDecaying(
            "Muon", Muon::new, WEIGHT_DECAY, LEARNING_RATE, ADAM_BETA_1, ADAM_BETA_2, ADAM_WEIGHT_DECAY, EPSILON, EXCLUDE_LAYERS, EXCLUDE_EMBEDDINGS,
            MUON_A, MUON_B, MUON_C, ADAM_LR_RATIO, MOMENTUM, NS_STEPS, NESTEROV, RMS_RATE);

    private Muon(Values values) {
        super(values);
    }

    /** With a learning rate of 0.001. */
    public static Muon of() {
        return KIND.create(KIND.values());
    }

    /** With a learning rate. */
    public static Muon of(double learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** With a learning rate for each step. */
    public static Muon of(LearningRateSchedule learningRate) {
        return of().withLearningRate(learningRate);
    }

    /** The same, leaving to AdamW the variables whose paths have one of these regular expressions in them. */
    public Muon withExcludeLayers(String... patterns) {
        return with(EXCLUDE_LAYERS, List.of(patterns));
    }

    @Override
    public LearningRateSchedule schedule() {
        return get(LEARNING_RATE);
    }

    @Override
    public Muon withLearningRate(LearningRateSchedule rate) {
        return with(LEARNING_RATE, rate);
    }

    @Override
    Option<Double> weightDecayOption() {
        return WEIGHT_DECAY;
    }

    @Override
    double weightDecay(Parameters.Window variable) {
        return decays(variable) ? get(followsAdam(variable) ? ADAM_WEIGHT_DECAY : WEIGHT_DECAY) : 0;
    }

    private boolean followsAdam(Parameters.Window variable) {
        var path = variable.name();
        return variable.shape().rank() != 2
                || (get(EXCLUDE_EMBEDDINGS) && path.toLowerCase(Locale.ROOT).contains("embedding"))
                || get(EXCLUDE_LAYERS).stream().anyMatch(pattern -> Pattern.compile(pattern).matcher(path).find());
    }

    @Override
    protected VariableStep begin(Parameters parameters, Parameters.Window variable) {
        return followsAdam(variable) ? new AdamStep(parameters, variable) : new MuonStep(this, parameters, variable);
    }

    private final class AdamStep implements VariableStep {
        private final Parameters all;
        private final Parameters.Window variable;
        private final float[] momentum;
        private final float[] velocity;

        AdamStep(Parameters all, Parameters.Window variable) {
            this.all = all;
            this.variable = variable;
            this.momentum = new float[variable.length()];
            this.velocity = new float[variable.length()];
        }

        @Override
        public void update(double rate, long step) {
            double beta1 = get(ADAM_BETA_1);
            double beta2 = get(ADAM_BETA_2);
            Update.adam(
                    variable.length(), all.weights(), variable.offset(), all.gradients(), variable.offset(), momentum, 0, velocity, 0, null, 0,
                    Adam.alpha(rate * get(ADAM_LR_RATIO), step, beta1, beta2), (float) beta1, (float) beta2, get(EPSILON).floatValue());
        }

        @Override
        public List<OptimizerState.Slot> slots() {
            var window = variable.at(0);
            return List.of(new OptimizerState.Slot(momentum, window), new OptimizerState.Slot(velocity, window));
        }
    }
}
