package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.List;

/** Intersection over union of some classes, of one-hot labels and likelihoods. */
public final class OneHotIoU extends IntersectionOverUnion<OneHotIoU> {
    /** The classes whose shares are averaged. */
    public static final Option<List<Integer>> TARGET_CLASS_IDS = Option.required("target_class_ids", MetricOptions.INTEGERS);
    /** Whether predictions are classes rather than likelihoods. */
    public static final Option<Boolean> SPARSE_Y_PRED = Option.of("sparse_y_pred", OptionType.BOOLEAN, false);

    static final Kind<OneHotIoU> KIND = union("OneHotIoU", OneHotIoU::new, NUM_CLASSES, TARGET_CLASS_IDS, IGNORE_CLASS, SPARSE_Y_PRED, AXIS);

    private OneHotIoU(Values values) {
        super(values);
        checkTargets(get(TARGET_CLASS_IDS));
    }

    /** The metric of some of this many classes. */
    public static OneHotIoU of(int numClasses, List<Integer> targetClassIds) {
        return KIND.create(KIND.values().with(NUM_CLASSES, numClasses).with(TARGET_CLASS_IDS, List.copyOf(targetClassIds)));
    }

    /** The same without samples of a label. */
    public OneHotIoU withIgnoreClass(int label) {
        return with(IGNORE_CLASS, label);
    }

    @Override
    List<Integer> targets() {
        return get(TARGET_CLASS_IDS);
    }

    @Override
    Value labels(Value yTrue) {
        return classes(yTrue, false);
    }

    @Override
    Value predictions(Value yPred) {
        return classes(yPred, get(SPARSE_Y_PRED));
    }
}
