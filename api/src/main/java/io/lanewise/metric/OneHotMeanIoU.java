package io.lanewise.metric;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.List;
import java.util.stream.IntStream;

/** Intersection over union averaged over all classes, of one-hot labels and likelihoods. */
public final class OneHotMeanIoU extends IntersectionOverUnion<OneHotMeanIoU> {
    /** Whether predictions are classes rather than likelihoods. */
    public static final Option<Boolean> SPARSE_Y_PRED = Option.of("sparse_y_pred", OptionType.BOOLEAN, false);

    static final Kind<OneHotMeanIoU> KIND = union("OneHotMeanIoU", OneHotMeanIoU::new, NUM_CLASSES, IGNORE_CLASS, SPARSE_Y_PRED, AXIS);

    private OneHotMeanIoU(Values values) {
        super(values);
    }

    /** The metric of this many classes. */
    public static OneHotMeanIoU of(int numClasses) {
        return KIND.create(KIND.values().with(NUM_CLASSES, numClasses));
    }

    /** The same without samples of a label. */
    public OneHotMeanIoU withIgnoreClass(int label) {
        return with(IGNORE_CLASS, label);
    }

    @Override
    List<Integer> targets() {
        return IntStream.range(0, classes()).boxed().toList();
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
