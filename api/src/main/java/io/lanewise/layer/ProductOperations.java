package io.lanewise.layer;

import static io.lanewise.layer.OperationAxes.refused;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.graph.Value;
import io.lanewise.op.BatchMatMul;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Products that sum along axes.
 *
 * <p>Source: Keras {@code keras.ops}.
 */
public final class ProductOperations {
    /** Einstein's letters, such as {@code bij,bjk->bik}. */
    public static final Option<String> SUBSCRIPTS = Option.required("subscripts", OptionType.STRING);

    /**
     * Products of the matrices in the last two axes: (batch, …, m, k) · (batch, …, k, n) → (batch, …, m, n). Axes before them are
     * broadcast. One of both may be a constant, of two axes or more.
     */
    public static final Kind<Operation> MATMUL = Operation.kind("numpy", "Matmul", (self, inputs) -> List.of(matMul(self, self.numbers(inputs, 2))));
    /** Sums of products over the letters that the output lacks, of one or two operands; the batch has the first letter of all. */
    public static final Kind<Operation> EINSUM =
            Operation.kind("numpy", "Einsum", (self, inputs) -> List.of(EinsumSubscripts.parse(self.get(SUBSCRIPTS)).apply(self, inputs)), SUBSCRIPTS);

    static final List<Kind<Operation>> KINDS = List.of(MATMUL, EINSUM);

    private ProductOperations() {}

    private static Value matMul(Operation self, List<Value> operands) {
        var a = operands.getFirst();
        var b = operands.getLast();
        var constantB = self.constant(1).isPresent();
        // A batch that stood in an axis of the matrices would be multiplied with itself.
        if (!(self.constant(0).isPresent() ? lies(a, b, 3) : constantB ? lies(b, a, 2) : a.shape().rank() == b.shape().rank() && lies(a, b, 3))) {
            throw refused(self, "matrices in the last two axes, behind the batch", a.shape() + " and " + b.shape());
        }
        return constantB && b.shape().rank() == 2 ? rows(a, b) : matrices(a, b);
    }

    /** Whether a value is a matrix or more, with no axis before the batch of another one, which has at least some number of axes. */
    private static boolean lies(Value inner, Value batch, int axes) {
        return inner.shape().rank() >= 2 && inner.shape().rank() <= batch.shape().rank() && batch.shape().rank() >= axes;
    }

    /** One matrix for all rows. */
    private static Value rows(Value a, Value b) {
        var inner = a.shape().size(-1);
        var product = Ops.matMul(Ops.reshape(a, a.shape().elements() / Math.max(1, inner), inner), b);
        return Ops.reshape(product, a.shape().with(-1, b.shape().size(1)));
    }

    private static Value matrices(Value a, Value b) {
        var front = Ops.commonShape("matmul", front(a.shape()), front(b.shape()));
        return a.tape().append(new BatchMatMul(false, false), spread(a, front), spread(b, front));
    }

    private static Shape front(Shape shape) {
        return Shape.of(Arrays.copyOf(shape.toArray(), shape.rank() - 2));
    }

    private static Value spread(Value x, Shape front) {
        return Ops.broadcast(x, front.append(x.shape().size(-2)).append(x.shape().size(-1)));
    }
}
