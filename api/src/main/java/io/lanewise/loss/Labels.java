package io.lanewise.loss;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;

/** What is said of single labels. */
final class Labels {
    private Labels() {}

    /** A label as one writes it: 3, not 3.0. */
    static String text(double label) {
        return label == (long) label ? Long.toString((long) label) : Double.toString(label);
    }

    /** Integer labels as int32 for predictions that have classes along an axis; theirs vanishes if it is of size 1. */
    static Value classes(String loss, Value yTrue, Value yPred, int axis) {
        var shape = yPred.shape();
        var expected = Ops.sum(yPred, axis).shape();
        var labels = yTrue.shape().rank() == shape.rank() && yTrue.shape().size(axis) == 1 ? Ops.reshape(yTrue, dropped(yTrue.shape(), axis)) : yTrue;
        if (!labels.shape().equals(expected)) {
            throw new IllegalArgumentException(loss + ": expected an integer label for each prediction, of shape " + expected
                    + ", received labels of shape " + yTrue.shape() + " for predictions of shape " + shape
                    + (yTrue.shape().equals(shape) ? "; for one-hot labels use categorical_crossentropy" : "; give one whole number for each prediction"));
        }
        return Ops.cast(labels, DType.INT32);
    }

    private static Shape dropped(Shape shape, int axis) {
        var without = shape.axis(axis);
        return Shape.of(IntStream.range(0, shape.rank()).filter(i -> i != without).map(shape::size).toArray());
    }

    /** Refuses labels that are no class, unless they are those to be ignored. */
    static void check(String loss, Tensor labels, int classes, Optional<Integer> ignored) {
        for (var i = 0; i < labels.elements(); i++) {
            var label = labels.at(i);
            if ((label < 0 || label >= classes || label != Math.rint(label)) && !(ignored.isPresent() && label == ignored.get())) {
                throw new IllegalArgumentException(loss + ": expected labels from 0 to " + (classes - 1) + ", one for each of the " + classes
                        + " outputs, received " + Labels.text(label) + " at position " + i + "; " + remedy(label));
            }
        }
    }

    private static String remedy(double label) {
        if (label != Math.rint(label)) {
            return "labels are whole numbers: for a number to be predicted use mean_squared_error";
        }
        return label < 0 ? "count the classes from 0, or name labels that mean nothing with withIgnoreClass"
                : "give the last layer as many units as there are classes, and count the classes from 0";
    }
}
