package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializer;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.Optional;

/** What {@link BatchNormalization} remembers and corrects with {@code renorm}. */
final class Renorm {
    private final BatchNormalization layer;
    private final Scope scope;
    private final Value movingDeviation;
    private final Value mean;
    private final Value deviation;

    Renorm(BatchNormalization layer, Scope scope, Shape channels) {
        this.layer = layer;
        this.scope = scope;
        var variance = layer.get(BatchNormalization.MOVING_VARIANCE_INITIALIZER);
        Initializer root = Initializer.of("sqrt", (shape, key, target) -> {
            variance.fill(shape, key, target);
            for (var i = 0; i < target.length; i++) {
                target[i] = (float) Math.sqrt(target[i]);
            }
        });
        movingDeviation = scope.state("moving_stddev", channels, root);
        mean = scope.state("renorm_mean", channels, layer.get(BatchNormalization.MOVING_MEAN_INITIALIZER));
        deviation = scope.state("renorm_stddev", channels, root);
    }

    /** The factor and summand that take the place of gamma and beta. */
    record Corrected(Value gamma, Value beta) {}

    /** Factor and summand for a batch of this mean and variance; lets all that is remembered follow it. */
    Corrected correct(Value batchMean, Value batchVariance, Optional<Value> gamma, Optional<Value> beta) {
        double epsilon = layer.get(AffineNormalization.EPSILON);
        double momentum = layer.get(BatchNormalization.MOMENTUM);
        double own = layer.get(BatchNormalization.RENORM_MOMENTUM);
        var batchDeviation = Ops.sqrt(Ops.add(batchVariance, epsilon));
        var divisor = Ops.maximum(deviation, Ops.constant(deviation, Math.sqrt(epsilon)));
        var bounds = layer.find(BatchNormalization.RENORM_CLIPPING).orElse(RenormClipping.NONE);
        var factor = clipped(Ops.divide(batchDeviation, divisor), bounds.rmin(), bounds.rmax());
        var summand = clipped(Ops.divide(Ops.subtract(batchMean, mean), divisor), -bounds.dmax(), bounds.dmax());
        scope.update("renorm_mean", BatchNormalization.follow(mean, batchMean, own));
        scope.update("renorm_stddev", BatchNormalization.follow(deviation, batchDeviation, own));
        var moved = BatchNormalization.follow(movingDeviation, batchDeviation, momentum);
        scope.update("moving_stddev", moved);
        scope.update("moving_variance", Ops.relu(Ops.add(Ops.square(moved), -epsilon)));
        var scaled = gamma.map(weight -> Ops.multiply(weight, factor)).orElse(factor);
        var moving = gamma.map(weight -> Ops.multiply(weight, summand)).orElse(summand);
        return new Corrected(scaled, beta.map(weight -> Ops.add(weight, moving)).orElse(moving));
    }

    private static Value clipped(Value x, double low, double high) {
        var above = Double.isInfinite(low) ? x : Ops.maximum(x, Ops.constant(x, low));
        return Ops.stopGradient(Double.isInfinite(high) ? above : Ops.minimum(above, Ops.constant(x, high)));
    }
}
