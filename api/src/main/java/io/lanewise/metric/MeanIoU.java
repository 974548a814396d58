package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.List;
import java.util.stream.IntStream;

/** Intersection over union averaged over all classes, of labels and predictions that are classes. */
public final class MeanIoU extends IntersectionOverUnion<MeanIoU> {
    /** Whether labels are integers rather than one-hot. */
    public static final Option<Boolean> SPARSE_Y_TRUE = Option.of("sparse_y_true", OptionType.BOOLEAN, true);
    /** Whether predictions are classes rather than likelihoods. */
    public static final Option<Boolean> SPARSE_Y_PRED = Option.of("sparse_y_pred", OptionType.BOOLEAN, true);

    static final Kind<MeanIoU> KIND = union("MeanIoU", MeanIoU::new, NUM_CLASSES, IGNORE_CLASS, SPARSE_Y_TRUE, SPARSE_Y_PRED, AXIS);

    private MeanIoU(Values values) {
        super(values);
    }

    /** The metric of this many classes. */
    public static MeanIoU of(int numClasses) {
        return KIND.create(KIND.values().with(NUM_CLASSES, numClasses));
    }

    /** The same without samples of a label. */
    public MeanIoU withIgnoreClass(int label) {
        return with(IGNORE_CLASS, label);
    }

    @Override
    List<Integer> targets() {
        return IntStream.range(0, classes()).boxed().toList();
    }

    @Override
    Value labels(Value yTrue) {
        return classes(yTrue, get(SPARSE_Y_TRUE));
    }

    @Override
    Value predictions(Value yPred) {
        return classes(yPred, get(SPARSE_Y_PRED));
    }
}
