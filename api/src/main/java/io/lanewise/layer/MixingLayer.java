package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.List;

/**
 * A layer that mixes each image with another one of the batch while training, and the labels, if it is given them, by the same shares; it does
 * nothing otherwise. A training step of one's own traces it in front of the model.
 *
 * @param <S> its own class
 */
abstract class MixingLayer<S extends MixingLayer<S>> extends ConfiguredLayer<S> {
    /** A seed of the layer's own, in place of the model's. */
    public static final Option<Long> SEED = Dropout.SEED;
    /** Which axis of the images holds the channels: the last by default. */
    public static final Option<DataFormat> DATA_FORMAT = DataFormat.OPTION;

    MixingLayer(Values values) {
        super(values);
    }

    /** The same with a seed of its own. */
    public final S withSeed(long seed) {
        return with(SEED, seed);
    }

    /** The same for images whose channels are in another place. */
    public final S withDataFormat(DataFormat format) {
        return with(DATA_FORMAT, format);
    }

    @Override
    public final List<String> inputNames() {
        return List.of("images", "labels");
    }

    @Override
    public final boolean takesDictionary() {
        return true;
    }

    @Override
    protected final List<Value> trace(Scope scope, List<Value> inputs) {
        var images = inputs.getFirst().shape();
        if (inputs.size() > 2 || images.rank() != 4) {
            throw wrongInput("images of the 4 axes of a batch, and perhaps labels", inputs.getFirst());
        }
        if (inputs.size() == 2 && (inputs.get(1).shape().rank() != 2 || inputs.get(1).shape().size(0) != images.size(0))) {
            throw wrongInput("labels (batch, classes), a share for each class (CategoryEncoding makes them of numbers)", inputs.get(1));
        }
        var values = inputs.stream().map(input -> Ops.cast(input, DType.FLOAT32)).toList();
        if (!scope.training()) {
            return values;
        }
        var draws = new Draws(scope, find(SEED), inputs.getFirst().tape());
        var order = draws.permutation(images.size(0));
        var share = share(images.size(0), draws);
        var ofPixels = ofPixels(values.getFirst(), share, draws);
        var mixed = mixed(values.getFirst(), order, ofPixels);
        return inputs.size() == 1 ? List.of(mixed) : List.of(mixed, mixed(values.get(1), order, Ops.reshape(share, images.size(0), 1)));
    }

    private static Value mixed(Value x, Value order, Value share) {
        var rows = Ops.reshape(x, x.shape().size(0), x.shape().elements() / x.shape().size(0));
        var others = Ops.reshape(Ops.gather(rows, order), x.shape());
        return Ops.add(Ops.multiply(x, share), Ops.multiply(others, Ops.affine(share, -1, 1)));
    }

    /** How much of itself each image keeps on the whole: (batch, 1, 1, 1). */
    abstract Value share(int batch, Draws draws);

    /** How much of itself each pixel keeps, broadcast to the images. */
    abstract Value ofPixels(Value images, Value share, Draws draws);
}
