package io.lanewise.layer;

import io.lanewise.config.Option;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import java.util.List;

/**
 * The input without elements at the ends of its spatial axes.
 *
 * @param <S> its own class
 */
abstract class Cropping<S extends Cropping<S>> extends SpatialLayer<S> {
    private final Option<List<Integer>> option;

    Cropping(Values values, int dimensions, Option<List<Integer>> option) {
        super(values, dimensions);
        this.option = option;
    }

    @Override
    final Value spatial(Scope scope, Value x) {
        var cropping = get(option);
        var y = x;
        for (var i = 0; i < dimensions(); i++) {
            var axis = firstAxis() + i;
            var before = cropping.get(2 * i);
            var behind = cropping.get(2 * i + 1);
            if ((long) before + behind >= x.shape().size(axis)) {
                throw wrongInput("more than " + ((long) before + behind) + " elements along axis " + axis + ", as many as are cut off", x);
            }
            y = Axes.crop(y, axis, before, behind);
        }
        return y;
    }
}
