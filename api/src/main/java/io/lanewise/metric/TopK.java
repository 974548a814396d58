package io.lanewise.metric;

import static io.lanewise.op.Ops.affine;
import static io.lanewise.op.Ops.equal;
import static io.lanewise.op.Ops.greater;
import static io.lanewise.op.Ops.max;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.oneHot;
import static io.lanewise.op.Ops.select;
import static io.lanewise.op.Ops.subtract;
import static io.lanewise.op.Ops.sum;
import static io.lanewise.op.Ops.sumLast;
import static io.lanewise.op.Ops.zerosLike;

import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;

/** Whether labels are among the k classes predicted most likely, which is so if fewer than k are predicted more likely. */
final class TopK {
    /** How many classes count as right. */
    static final Option<Integer> K = Option.of("k", OptionType.INTEGER, 5).within("an integer above 0", k -> k > 0);

    private TopK() {}

    /**
     * 1 where the label is among the k most likely, else 0; also where a prediction is not finite.
     *
     * @param labels int32 (…)
     * @param predictions (…, classes)
     */
    static Value contains(Value labels, Value predictions, int k) {
        var ones = oneHot(labels, predictions.shape().size(-1));
        var ofLabel = sumLast(select(ones, predictions, zerosLike(predictions)));
        var likelier = sum(greater(predictions, Ops.broadcast(ofLabel, predictions.shape())), -1);
        var total = sum(predictions, -1);
        var finite = equal(subtract(total, total), zerosLike(total));
        return multiply(multiply(greater(affine(likelier, -1, k), 0), max(ones, -1)), finite);
    }
}
