package io.lanewise.loss;

import static io.lanewise.op.Ops.clip;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.graph.Source;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.op.Softmax;
import io.lanewise.op.UnaryOp;
import java.util.Optional;

/** What the cross-entropies share. */
final class CrossEntropy {
    /** Whether the prediction is logits rather than probabilities. */
    static final Option<Boolean> FROM_LOGITS = Option.of("from_logits", OptionType.BOOLEAN, false);
    /** How far labels are moved from 0 and 1 towards each other. */
    static final Option<Double> LABEL_SMOOTHING =
            Option.of("label_smoothing", OptionType.NUMBER, 0.0).within("a number from 0 to 1", value -> value >= 0 && value <= 1);
    /** The axis of the classes. */
    static final Option<Integer> AXIS = Option.of("axis", OptionType.INTEGER, -1);

    /** Keras's epsilon: probabilities are kept this far from 0 and 1. */
    static final double EPSILON = 1e-7;

    private CrossEntropy() {}

    /** Probabilities kept from 0 and 1, so that their logarithms are finite. */
    static Value clipped(Value probabilities) {
        return clip(probabilities, EPSILON, 1 - EPSILON);
    }

    /** x^exponent for x ≥ 0; no gradient at 0, where there may be none. */
    static Value power(Value x, double exponent) {
        if (exponent == 2) {
            return Ops.square(x);
        }
        var base = Ops.saturate(x, Float.MIN_NORMAL, Float.MAX_VALUE);
        return exponent == 0 ? Ops.onesLike(x) : Ops.power(base, Ops.broadcast(Ops.constant(x, exponent), x.shape()));
    }

    /**
     * The logits behind probabilities that a softmax along the last axis made, where fusion is allowed: their cross-entropy is exact
     * without clipping, as in Keras on TensorFlow.
     */
    static Optional<Value> logitsOfSoftmax(Value probabilities) {
        return probabilities.tape().isFusing() && probabilities.source() instanceof Source.Result(Softmax ignored, var inputs)
                ? Optional.of(inputs.getFirst())
                : Optional.empty();
    }

    /** The logits behind probabilities that a sigmoid made, where fusion is allowed. */
    static Optional<Value> logitsOfSigmoid(Value probabilities) {
        return probabilities.tape().isFusing()
                        && probabilities.source() instanceof Source.Result(UnaryOp(var function), var inputs)
                        && function == UnaryOp.Function.SIGMOID
                ? Optional.of(inputs.getFirst())
                : Optional.empty();
    }
}
