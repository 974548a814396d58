package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The axes of a sample in another order: axis i of the output is axis {@code dims[i]} of the input, counted from 1 behind the
 * batch.
 *
 * <p><b>Shapes.</b> (batch, a, b, …) → (batch, …), as many axes as there are dims behind the batch.
 *
 * <p>Source: Keras {@code keras.layers.Permute}.
 */
public final class Permute extends ConfiguredLayer<Permute> {
    /** The order. */
    public static final Option<List<Integer>> DIMS = Option.required("dims", LayerJson.SIZES)
            .within("the numbers from 1 on, each once",
                    dims -> dims.stream().sorted().toList().equals(IntStream.rangeClosed(1, dims.size()).boxed().toList()));

    static final Kind<Permute> KIND = kind("Permute", Permute::new, DIMS);

    private Permute(Values values) {
        super(values);
    }

    /**
     * A layer that orders axes.
     *
     * @throws IllegalArgumentException if dims are not the numbers from 1 on, each once
     */
    public static Permute of(int... dims) {
        return KIND.create(KIND.values().with(DIMS, Arrays.stream(dims).boxed().toList()));
    }

    @Override
    protected Value call(Scope scope, Value x) {
        var dims = get(DIMS);
        if (x.shape().rank() != dims.size() + 1) {
            throw wrongInput("as many axes as the order " + dims + " has, and the batch", x);
        }
        var order = IntStream.concat(IntStream.of(0), dims.stream().mapToInt(Integer::intValue)).toArray();
        return Ops.transpose(Ops.cast(x, DType.FLOAT32), order);
    }
}
