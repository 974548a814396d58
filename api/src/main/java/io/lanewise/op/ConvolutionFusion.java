package io.lanewise.op;

import io.lanewise.graph.Rewrite;
import io.lanewise.graph.Source;
import io.lanewise.graph.Value;
import java.util.List;
import java.util.Optional;

/** f(x ∗ kernel + bias) in one pass, where nothing else reads what f is applied to. */
public final class ConvolutionFusion implements Rewrite {
    @Override
    public Optional<Source.Result> rewrite(Source.Result result, Uses uses) {
        return result.op() instanceof UnaryOp(var function)
                        && DenseProduct.ACTIVATIONS.contains(function)
                        && uses.isOnlyOne(result.inputs().getFirst())
                        && result.inputs().getFirst().source() instanceof Source.Result(Convolution(var windows, var groups, var before), List<Value> operands)
                        && before == UnaryOp.Function.COPY
                ? Optional.of(new Source.Result(new Convolution(windows, groups, function), operands))
                : Optional.empty();
    }
}
