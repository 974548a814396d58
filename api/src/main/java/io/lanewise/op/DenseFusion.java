package io.lanewise.op;

import io.lanewise.graph.Rewrite;
import io.lanewise.graph.Source;
import io.lanewise.graph.Value;
import java.util.List;
import java.util.Optional;

/** f(x·W + bias) in one pass, where nothing else reads the values between. */
public final class DenseFusion implements Rewrite {
    @Override
    public Optional<Source.Result> rewrite(Source.Result result, Uses uses) {
        if (result.op() instanceof UnaryOp(var function)
                && function != UnaryOp.Function.COPY
                && DenseProduct.ACTIVATIONS.contains(function)
                && uses.isOnlyOne(result.inputs().getFirst())) {
            return result.inputs().getFirst().source() instanceof Source.Result inner ? product(inner, function, uses) : Optional.empty();
        }
        return product(result, UnaryOp.Function.COPY, uses);
    }

    private static Optional<Source.Result> product(Source.Result biased, UnaryOp.Function activation, Uses uses) {
        if (biased.op() instanceof BiasAdd
                && uses.isOnlyOne(biased.inputs().getFirst())
                && biased.inputs().getFirst().source() instanceof Source.Result(MatMul(var transposeA, var transposeB), List<Value> factors)
                && !transposeA
                && !transposeB) {
            return Optional.of(new Source.Result(new DenseProduct(activation), List.of(factors.get(0), factors.get(1), biased.inputs().get(1))));
        }
        return Optional.empty();
    }
}
