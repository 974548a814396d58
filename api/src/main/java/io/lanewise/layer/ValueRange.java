package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.Collections;
import java.util.List;

/** Images between a range of values of their own and 0 to 255, in which Keras computes. */
final class ValueRange {
    static final double MOST = 255;

    private final double low;
    private final double high;

    ValueRange(List<Double> range) {
        low = Collections.min(range);
        high = Collections.max(range);
    }

    /** From the range to 0 to 255. */
    Value toBytes(Value x) {
        return isBytes() ? x : Ops.multiply(Ops.divide(Ops.add(x, -low), Ops.constant(x, high - low)), MOST);
    }

    /** From 0 to 255 to the range. */
    Value fromBytes(Value x) {
        return isBytes() ? x : Ops.add(Ops.multiply(Ops.divide(x, Ops.constant(x, MOST)), high - low), low);
    }

    private boolean isBytes() {
        return low == 0 && high == MOST;
    }
}
