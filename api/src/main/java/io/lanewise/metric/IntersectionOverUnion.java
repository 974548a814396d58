package io.lanewise.metric;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.argMax;
import static io.lanewise.op.Ops.cast;
import static io.lanewise.op.Ops.equal;
import static io.lanewise.op.Ops.greater;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.reshape;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.op.ScatterAdd;
import io.lanewise.tensor.DType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * For some classes, how much of what is predicted or true is both: TP / (TP + FP + FN), averaged over those classes that occur. Samples
 * whose label or prediction is no class do not count.
 *
 * <p><b>Shapes.</b> Labels and predictions (batch, …) of classes, or with an axis of classes whose largest counts; sample weights (batch)
 * or of the classes' rank.
 *
 * @param <S> its own class
 */
public abstract class IntersectionOverUnion<S extends IntersectionOverUnion<S>> extends StandardMetric<S> {
    /** How many classes there are. */
    public static final Option<Integer> NUM_CLASSES = Option.requiredCount("num_classes");
    /** A label that does not count. */
    public static final Option<Integer> IGNORE_CLASS = Option.optional("ignore_class", OptionType.INTEGER);
    /** The axis of the classes where they are not integers. */
    public static final Option<Integer> AXIS = Option.of("axis", OptionType.INTEGER, -1);
    /** The type of the counts; integers cut the fractions of weights off. */
    private static final Option<String> COUNT_TYPE = Option.of("dtype", OptionType.STRING, "int32")
            .within("\"int\", \"int32\", \"int64\" or \"float32\"", Set.of("int", "int32", "int64", "float32")::contains);

    private static final double EPSILON = 1e-7;
    private static final double LEAST_COUNT = 1e-9;

    IntersectionOverUnion(Values values) {
        super(values);
    }

    static <M> Kind<M> union(String className, Function<Values, M> factory, Option<?>... options) {
        return Kind.of(className, factory, options).withCommon(NAME, COUNT_TYPE);
    }

    /** The classes whose shares are averaged must be classes. */
    final void checkTargets(List<Integer> targets) {
        if (targets.isEmpty() || !targets.stream().allMatch(id -> id >= 0 && id < classes())) {
            throw new IllegalArgumentException(
                    className() + ": target_class_ids must be integers from 0 to " + (classes() - 1) + ", below num_classes, received " + targets);
        }
    }

    /** How many classes there are. */
    int classes() {
        return get(NUM_CLASSES);
    }

    /** The classes whose shares are averaged. */
    abstract List<Integer> targets();

    /** The label of each sample. */
    abstract Value labels(Value yTrue);

    /** The predicted class of each sample. */
    abstract Value predictions(Value yPred);

    /** A label that does not count. */
    Optional<Integer> ignored() {
        return find(IGNORE_CLASS);
    }

    /** Numbers that are classes, or the largest along the axis of classes. */
    final Value classes(Value x, boolean sparse) {
        return sparse ? cast(x, DType.INT32) : argMax(MetricInputs.withLast(MetricInputs.floats(x), get(AXIS)));
    }

    @Override
    public final List<Value> statistics(Value yTrue, Value yPred, @Nullable Value sampleWeight) {
        var labels = MetricInputs.floats(labels(yTrue));
        var predictions = MetricInputs.floats(predictions(yPred));
        var count = labels.shape().elements();
        if (predictions.shape().elements() != count) {
            throw new IllegalArgumentException(name() + ": expected a label for each prediction, received labels of shape " + yTrue.shape()
                    + " and predictions of shape " + yPred.shape());
        }
        var given = reshape(MetricInputs.weights(name(), sampleWeight, labels), count, 1);
        var weights = get(COUNT_TYPE).equals("float32") ? given : cast(cast(given, DType.INT32), DType.FLOAT32);
        var y = reshape(labels, count, 1);
        var x = reshape(predictions, count, 1);
        var counts = multiply(within(y), within(x));
        if (ignored().isPresent()) {
            counts = multiply(counts, affine(equal(y, Ops.constant(y, ignored().get())), -1, 1));
        }
        var cell = cast(multiply(add(multiply(y, classes()), x), counts), DType.INT32);
        var matrix = new ScatterAdd(classes() * classes());
        return List.of(y.tape().append(matrix, multiply(weights, counts), reshape(cell, count)));
    }

    /** 1 where a number is a class, else 0. */
    private Value within(Value x) {
        return multiply(greater(x, -0.5), greater(affine(x, -1, classes()), 0));
    }

    @Override
    public final double[] result(List<double[]> sums) {
        if (sums.isEmpty()) {
            return new double[1];
        }
        var sum = 0.0;
        var occurring = 0;
        for (int id : targets()) {
            var both = sums.getFirst()[id * classes() + id];
            var either = either(sums.getFirst(), id);
            if (either > LEAST_COUNT) {
                sum += both / (either + EPSILON);
                occurring++;
            }
        }
        return new double[] {sum / (occurring + EPSILON)};
    }

    /** A row and a column of the confusion matrix, where they meet once. */
    private double either(double[] matrix, int id) {
        var either = -matrix[id * classes() + id];
        for (var other = 0; other < classes(); other++) {
            either += matrix[id * classes() + other] + matrix[other * classes() + id];
        }
        return either;
    }
}
