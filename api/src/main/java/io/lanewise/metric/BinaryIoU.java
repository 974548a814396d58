package io.lanewise.metric;

import static io.lanewise.op.Ops.cast;
import static io.lanewise.op.Ops.greaterEqual;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.List;
import java.util.Optional;

/** Intersection over union of the classes 0 and 1, of which predictions from a threshold on are 1. */
public final class BinaryIoU extends IntersectionOverUnion<BinaryIoU> {
    /** The classes whose shares are averaged. */
    public static final Option<List<Integer>> TARGET_CLASS_IDS = Option.of("target_class_ids", MetricOptions.INTEGERS, List.of(0, 1));
    /** Predictions from it on are 1. */
    public static final Option<Double> THRESHOLD = Option.of("threshold", OptionType.NUMBER, 0.5);

    static final Kind<BinaryIoU> KIND = union("BinaryIoU", BinaryIoU::new, TARGET_CLASS_IDS, THRESHOLD);

    private BinaryIoU(Values values) {
        super(values);
        checkTargets(get(TARGET_CLASS_IDS));
    }

    /** The metric of both classes with a threshold of ½. */
    public static BinaryIoU of() {
        return KIND.create(KIND.values());
    }

    /** The same with another threshold. */
    public BinaryIoU withThreshold(double threshold) {
        return with(THRESHOLD, threshold);
    }

    /** The same for one of the classes. */
    public BinaryIoU withTargetClassIds(List<Integer> ids) {
        return with(TARGET_CLASS_IDS, List.copyOf(ids));
    }

    @Override
    int classes() {
        return 2;
    }

    @Override
    List<Integer> targets() {
        return get(TARGET_CLASS_IDS);
    }

    @Override
    Optional<Integer> ignored() {
        return Optional.empty();
    }

    @Override
    Value labels(Value yTrue) {
        return cast(yTrue, DType.INT32);
    }

    @Override
    Value predictions(Value yPred) {
        return greaterEqual(yPred, Ops.constant(yPred, get(THRESHOLD)));
    }
}
