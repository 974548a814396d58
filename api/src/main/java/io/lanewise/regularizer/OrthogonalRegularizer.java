package io.lanewise.regularizer;

import static io.lanewise.op.Ops.abs;
import static io.lanewise.op.Ops.clip;
import static io.lanewise.op.Ops.matMul;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.reciprocal;
import static io.lanewise.op.Ops.sqrt;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.sum;
import static io.lanewise.op.Ops.transpose;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;

/**
 * factor · the mean of |cos| of the angles between the rows of a matrix, or its columns, over all pairs: 0 if they are orthogonal. A row
 * is divided by its norm, or by 1e-7 if that is larger.
 *
 * <p>Source: Keras {@code keras.regularizers.OrthogonalRegularizer}.
 */
public final class OrthogonalRegularizer extends Configured<OrthogonalRegularizer> implements Regularizer {
    /** What is to be orthogonal. */
    public enum Mode {
        /** The rows. */
        ROWS,
        /** The columns. */
        COLUMNS
    }

    /** The factor. */
    public static final Option<Double> FACTOR = L1L2.factor("factor", 0.01);
    /** What is to be orthogonal. */
    public static final Option<Mode> MODE = Option.of("mode", OptionType.constants("mode", Mode.class), Mode.ROWS);

    static final Kind<OrthogonalRegularizer> KIND = Kind.of("OrthogonalRegularizer", OrthogonalRegularizer::new, FACTOR, MODE);

    /** So that a row of zeros stays one. */
    private static final double LARGEST_INVERSE = 1e7;

    private OrthogonalRegularizer(Values values) {
        super(values);
    }

    /** A penalty on rows that are not orthogonal. */
    public static OrthogonalRegularizer of(double factor) {
        return KIND.create(KIND.values().with(FACTOR, factor));
    }

    /** The same for rows or columns. */
    public OrthogonalRegularizer withMode(Mode mode) {
        return with(MODE, mode);
    }

    @Override
    public Value penalty(Value weight) {
        if (weight.shape().rank() != 2) {
            throw new IllegalArgumentException(this + ": expected a matrix, received a weight of shape " + weight.shape());
        }
        var rows = get(MODE) == Mode.ROWS ? weight : transpose(weight, 1, 0);
        var inverse = clip(reciprocal(sqrt(Axes.sum(square(rows), List.of(1)))), 0, LARGEST_INVERSE);
        var unit = multiply(rows, inverse);
        var n = rows.shape().size(0);
        var cosines = multiply(matMul(unit, transpose(unit, 1, 0)), weight.tape().constant(offDiagonal(n)));
        return multiply(sum(abs(cosines)), get(FACTOR) / (n * (n - 1.0)));
    }

    /** 1, but 0 on the diagonal. */
    private static Tensor offDiagonal(int n) {
        var numbers = new float[Math.multiplyExact(n, n)];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = i % (n + 1) == 0 ? 0 : 1;
        }
        return Tensor.wrap(numbers, Shape.of(n, n));
    }
}
