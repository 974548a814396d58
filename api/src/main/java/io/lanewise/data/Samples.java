package io.lanewise.data;

import io.lanewise.data.selection.SplitIndices;
import io.lanewise.data.selection.TrainTestSplit;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Samples to learn from: features with one row a sample, and as many labels. Immutable: every method gives new samples.
 *
 * <p>Features of whole numbers (uint8, int32) keep their type when they are {@link #scaled}: the factor is remembered as
 * {@link #scale()} and applied while batches are gathered, which takes a quarter of the memory of float32 images. What a model sees
 * is {@code (float) (feature * scale)}: multiplied in float64 and rounded once, as NumPy does; {@link #floats()} gives just that.
 *
 * <p><b>Shapes.</b> Features (N, …), labels (N, …), N being {@link #count()}; several tensors of either for a model of several inputs or
 * outputs.
 */
public final class Samples {
    private final Columns features;
    private final Columns labels;
    private final double scale;
    private final @Nullable Tensor weights;

    private Samples(Columns features, Columns labels, double scale, @Nullable Tensor weights) {
        this.features = features;
        this.labels = labels;
        this.scale = scale;
        this.weights = weights;
    }

    /**
     * Samples of these features and labels, which are shared, not copied.
     *
     * @throws IllegalArgumentException if either is a scalar, or their first axes differ
     */
    public static Samples of(Tensor features, Tensor labels) {
        return of(List.of(features), List.of(labels));
    }

    /**
     * Samples for a model of several inputs or outputs, in the model's order; the tensors are shared, not copied.
     *
     * @throws IllegalArgumentException if one is a scalar, or their first axes differ
     */
    public static Samples of(List<Tensor> features, List<Tensor> labels) {
        return checked(new Columns(List.of(), features), new Columns(List.of(), labels));
    }

    /**
     * Samples for a model of several inputs or outputs, by the names of its Inputs and of its last layers; the tensors are shared, not
     * copied.
     *
     * @throws IllegalArgumentException if one is a scalar, or their first axes differ
     */
    public static Samples of(Map<String, Tensor> features, Map<String, Tensor> labels) {
        return checked(Columns.of(features), Columns.of(labels));
    }

    private static Samples checked(Columns features, Columns labels) {
        if (!features.haveRows(features.rows()) || !labels.haveRows(features.rows())) {
            throw new IllegalArgumentException("Samples: features and labels must have the same number of rows (first axis), received "
                    + "features " + features.shapes() + " and labels " + labels.shapes());
        }
        return new Samples(features, labels, 1, null);
    }

    /**
     * The features as they are stored, {@link #scale()} not applied; for reading.
     *
     * @throws IllegalStateException if there are several tensors of them
     */
    public Tensor features() {
        return features.only("features");
    }

    /**
     * The labels; for reading.
     *
     * @throws IllegalStateException if there are several tensors of them
     */
    public Tensor labels() {
        return labels.only("labels");
    }

    /**
     * All tensors of features, in the order of a model's inputs.
     *
     * @throws IllegalArgumentException if there are more, fewer or others
     */
    public List<Tensor> features(List<String> inputs) {
        return features.inOrder("features", inputs);
    }

    /**
     * All tensors of labels, in the order of a model's outputs.
     *
     * @throws IllegalArgumentException if there are more, fewer or others
     */
    public List<Tensor> labels(List<String> outputs) {
        return labels.inOrder("labels", outputs);
    }

    /** The factor that is still to be applied to the features; 1 for float32 features. */
    public double scale() {
        return scale;
    }

    /** What each sample counts in loss and weighted metrics; none if all count the same. */
    public Optional<Tensor> weights() {
        return Optional.ofNullable(weights);
    }

    /**
     * The same samples with weights: Keras's {@code sample_weight}.
     *
     * @param sampleWeights a number for each sample, of shape (N), or for each step of each, (N, steps)
     * @throws IllegalArgumentException if there are not as many as samples
     */
    public Samples withWeights(Tensor sampleWeights) {
        if (sampleWeights.shape().rank() == 0 || sampleWeights.shape().size(0) != count()) {
            throw new IllegalArgumentException("expected a sample weight for each of " + count() + " samples, received " + sampleWeights);
        }
        return new Samples(features, labels, scale, sampleWeights.to(DType.FLOAT32));
    }

    /** How many samples there are. */
    public int count() {
        return features.rows();
    }

    /** The shape of one sample's features. */
    public Shape sampleShape() {
        return features().shape().dropFirst(1);
    }

    /** The features in float32 with the scale applied, as a model sees them; without a pending scale, float32 features themselves. */
    public Tensor floats() {
        return scale == 1 ? features().to(DType.FLOAT32) : multiplied(features(), scale);
    }

    /**
     * The features multiplied by a number, such as {@code 1 / 255.0} for pixels. Factors of several calls are multiplied. Float32
     * features are multiplied in float32, as NumPy does.
     *
     * @throws IllegalArgumentException if the factor is not a finite number
     * @throws IllegalStateException if there are several tensors of features: scale each before
     */
    public Samples scaled(double factor) {
        if (!Double.isFinite(factor)) {
            throw new IllegalArgumentException("Samples.scaled: the factor must be a finite number, received " + factor);
        }
        var only = features();
        return only.dtype() == DType.FLOAT32
                ? new Samples(features.map(tensor -> multiplied(tensor, factor)), labels, 1, weights)
                : new Samples(features, labels, scale * factor, weights);
    }

    private static Tensor multiplied(Tensor tensor, double factor) {
        var products = new float[tensor.elements()];
        for (var i = 0; i < products.length; i++) {
            products[i] = tensor.dtype() == DType.FLOAT32 ? tensor.floats()[i] * (float) factor : (float) (tensor.at(i) * factor);
        }
        return Tensor.wrap(products, tensor.shape());
    }

    /**
     * The same samples with features of another shape and as many elements a sample, such as (28, 28, 1).
     *
     * @param sampleShape the axis sizes of one sample; one of them may be -1 and follows from the others
     * @throws IllegalArgumentException if the numbers of elements differ
     */
    public Samples reshape(int... sampleShape) {
        var sizes = new int[sampleShape.length + 1];
        sizes[0] = count();
        System.arraycopy(sampleShape, 0, sizes, 1, sampleShape.length);
        return new Samples(new Columns(features.names(), List.of(features().reshape(sizes))), labels, scale, weights);
    }

    /**
     * The samples {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @throws IndexOutOfBoundsException if the range does not lie within the samples
     */
    public Samples slice(int from, int to) {
        if (from < 0 || from > to || to > count()) {
            throw new IndexOutOfBoundsException("Samples.slice: the range must lie within 0 to " + count() + ", received " + from + " to "
                    + to);
        }
        return new Samples(features.map(tensor -> tensor.slice(from, to)), labels.map(tensor -> tensor.slice(from, to)), scale,
                weights == null ? null : weights.slice(from, to));
    }

    /**
     * The first samples.
     *
     * @throws IndexOutOfBoundsException if there are not that many
     */
    public Samples take(int count) {
        return slice(0, count);
    }

    /**
     * These samples in this order; one may be named several times.
     *
     * @throws IndexOutOfBoundsException if there is no such sample
     */
    public Samples rows(int... indices) {
        for (var index : indices) {
            if (index < 0 || index >= count()) {
                throw new IndexOutOfBoundsException("Samples.rows: an index must lie from 0 to " + (count() - 1) + ", received " + index);
            }
        }
        return new Samples(features.map(tensor -> gather(tensor, indices)), labels.map(tensor -> gather(tensor, indices)), scale,
                weights == null ? null : gather(weights, indices));
    }

    private static Tensor gather(Tensor table, int... indices) {
        var shape = table.shape().with(0, indices.length);
        var length = shape.elements(1, shape.rank());
        Object source = switch (table.dtype()) {
            case FLOAT32 -> table.floats();
            case INT32 -> table.ints();
            case UINT8 -> table.bytes();
        };
        return switch (table.dtype()) {
            case FLOAT32 -> Tensor.wrap(copyRows(source, new float[shape.elements()], length, indices), shape);
            case INT32 -> Tensor.wrap(copyRows(source, new int[shape.elements()], length, indices), shape);
            case UINT8 -> Tensor.wrap(copyRows(source, new byte[shape.elements()], length, indices), shape);
        };
    }

    /** The arrays are of the same primitive type: {@code System.arraycopy} serves them all. */
    private static <A> A copyRows(Object source, A target, int length, int... indices) {
        for (var i = 0; i < indices.length; i++) {
            System.arraycopy(source, indices[i] * length, target, i * length, length);
        }
        return target;
    }

    /** Split as {@link TrainTestSplit#of} says: the rows that scikit-learn's {@code train_test_split} would choose. */
    public Split split(double testSize, long seed) {
        return split(TrainTestSplit.of(testSize, seed));
    }

    /** Split by a choice of rows with more options. */
    public Split split(TrainTestSplit choice) {
        return split(choice.indices(count()));
    }

    /**
     * Split such that both parts hold the classes in the same proportions, as with scikit-learn's {@code stratify}.
     *
     * @throws IllegalArgumentException if the labels are not one whole number a sample, or {@link TrainTestSplit#stratified} refuses them
     */
    public Split stratifiedSplit(TrainTestSplit choice) {
        return split(choice.stratified(classes()));
    }

    /**
     * Split by rows that were chosen, such as by {@link io.lanewise.data.selection.KFold}.
     *
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Split split(SplitIndices chosen) {
        return new Split(rows(chosen.train()), rows(chosen.test()));
    }

    /**
     * The labels as class numbers.
     *
     * @throws IllegalArgumentException if they are not one whole number a sample
     */
    public int[] classes() {
        var classes = labels();
        if (classes.dtype() == DType.FLOAT32 || classes.elements() != count()) {
            throw new IllegalArgumentException("Samples: class labels must be uint8 or int32 of shape (" + count() + ",), received "
                    + classes);
        }
        return classes.to(DType.INT32).ints().clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Samples that && features.equals(that.features) && labels.equals(that.labels) && scale == that.scale
                && Objects.equals(weights, that.weights);
    }

    @Override
    public int hashCode() {
        return Objects.hash(features, labels, scale, weights);
    }

    /** Types, shapes and scale, such as {@code uint8 (60000, 28, 28) with labels uint8 (60000,)}. */
    @Override
    public String toString() {
        return features + (scale == 1 ? "" : " scaled by " + scale) + " with labels " + labels + (weights == null ? "" : " and weights " + weights);
    }
}
