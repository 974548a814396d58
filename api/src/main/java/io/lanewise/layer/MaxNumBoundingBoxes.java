package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;

/**
 * As many bounding boxes for each image, and their labels: those beyond the greatest number are left out, missing ones are filled up with one number.
 * The same in training and otherwise; images are not changed.
 *
 * <p>Keras takes a dictionary of images and, within it, one of boxes and labels. Here these are the layer's inputs, in the order in which Keras lays
 * out such dictionaries, so that its files are read and written: {@code applyAll(boxes, labels, images)} gives the three in the same order. With
 * images alone, {@code apply(images)}, there is nothing to do.
 *
 * <p><b>Shapes.</b> Boxes (batch, n, 4), labels (batch, n), images (batch, height, width, channels), or the channels behind the batch → boxes (batch,
 * max_number, 4), labels (batch, max_number), images as they were. Boxes become float32; int32 labels stay so, and are exact up to 2²⁴.
 *
 * <p><b>Errors.</b> {@link IllegalArgumentException} for other inputs, and for boxes without a format: in Keras too it must be given, though the
 * numbers do not depend on it.
 *
 * <p>Source: Keras {@code keras.layers.MaxNumBoundingBoxes}; its files leave the fill value out, so that it is −1 again when they are read. Ours hold it.
 */
public final class MaxNumBoundingBoxes extends ConfiguredLayer<MaxNumBoundingBoxes> {
    /** Which axis of the images holds the channels: the last by default. */
    public static final Option<DataFormat> DATA_FORMAT = DataFormat.OPTION;
    /** What the four numbers of a box are; must be given where there are boxes. */
    public static final Option<BoundingBoxFormat> BOUNDING_BOX_FORMAT =
            Option.optional("bounding_box_format", OptionType.constants("bounding box format", BoundingBoxFormat.class));
    /** How many boxes each image is to have. */
    public static final Option<Integer> MAX_NUMBER = Option.requiredCount("max_number");
    /** What missing boxes and labels are made of: −1, by default. */
    public static final Option<Integer> FILL_VALUE = Option.of("fill_value", OptionType.INTEGER, -1);

    static final Kind<MaxNumBoundingBoxes> KIND =
            kind("MaxNumBoundingBoxes", MaxNumBoundingBoxes::new, DATA_FORMAT, BOUNDING_BOX_FORMAT, MAX_NUMBER, FILL_VALUE);

    private static final int NUMBERS_OF_A_BOX = 4;

    private MaxNumBoundingBoxes(Values values) {
        super(values);
    }

    /**
     * A layer that gives each image so many boxes.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public static MaxNumBoundingBoxes of(int maxNumber) {
        return KIND.create(KIND.values().with(MAX_NUMBER, maxNumber));
    }

    /** The same for boxes of a format. */
    public MaxNumBoundingBoxes withBoundingBoxFormat(BoundingBoxFormat format) {
        return with(BOUNDING_BOX_FORMAT, format);
    }

    /** The same that makes missing boxes and labels of another number. */
    public MaxNumBoundingBoxes withFillValue(int value) {
        return with(FILL_VALUE, value);
    }

    /** The same for images whose channels are in another place. */
    public MaxNumBoundingBoxes withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }

    @Override
    public List<String> inputNames() {
        return List.of("bounding_boxes/boxes", "bounding_boxes/labels", "images");
    }

    @Override
    public boolean takesDictionary() {
        return true;
    }

    @Override
    protected List<Value> trace(Scope scope, List<Value> inputs) {
        if (inputs.size() != 1 && inputs.size() != inputNames().size()) {
            throw new IllegalArgumentException(this + ": expected images, or boxes, labels and images, received " + inputs.size() + " inputs");
        }
        var images = inputs.getLast();
        if (images.shape().rank() != 4) {
            throw wrongInput("images of the 4 axes of a batch", images);
        }
        if (inputs.size() == 1) {
            return inputs;
        }
        if (find(BOUNDING_BOX_FORMAT).isEmpty()) {
            throw wrongInput("a bounding_box_format with boxes, such as withBoundingBoxFormat(XYXY)", inputs.getFirst());
        }
        var boxes = inputs.getFirst().shape();
        if (boxes.rank() != 3 || boxes.size(0) != images.shape().size(0) || boxes.size(2) != NUMBERS_OF_A_BOX) {
            throw wrongInput("boxes (batch, boxes, 4) of as many samples as images", inputs.getFirst());
        }
        var labels = inputs.get(1);
        var expected = Shape.of(boxes.size(0), boxes.size(1));
        if (!labels.shape().equals(expected)) {
            throw wrongInput("labels " + batchShape(expected) + ", one for each box", labels);
        }
        var counted = ofMaxNumber(Ops.cast(labels, DType.FLOAT32));
        return List.of(
                ofMaxNumber(Ops.cast(inputs.getFirst(), DType.FLOAT32)), labels.dtype() == DType.INT32 ? Ops.cast(counted, DType.INT32) : counted, images);
    }

    private Value ofMaxNumber(Value x) {
        int number = get(MAX_NUMBER);
        var missing = number - x.shape().size(1);
        if (missing <= 0) {
            return missing == 0 ? x : Ops.slice(x, 1, 0, number);
        }
        return Ops.concatenate(List.of(x, Ops.broadcast(Ops.constant(x, get(FILL_VALUE)), x.shape().with(1, missing))), 1);
    }
}
