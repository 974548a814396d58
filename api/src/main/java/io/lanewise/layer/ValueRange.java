package io.lanewise.layer;

import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.Collections;
import java.util.List;

/** Images between a range of values of their own and 0 to 255, or 0 to 1, in which Keras computes. */
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
        return to(MOST, x);
    }

    /** From 0 to 255 to the range. */
    Value fromBytes(Value x) {
        return from(MOST, x);
    }

    /** From the range to 0 to 1. */
    Value toUnit(Value x) {
        return to(1, x);
    }

    /** From 0 to 1 to the range. */
    Value fromUnit(Value x) {
        return from(1, x);
    }

    private Value to(double most, Value x) {
        return isUpTo(most) ? x : Ops.multiply(Ops.divide(Ops.add(x, -low), Ops.constant(x, high - low)), most);
    }

    private Value from(double most, Value x) {
        return isUpTo(most) ? x : Ops.add(Ops.multiply(Ops.divide(x, Ops.constant(x, most)), high - low), low);
    }

    private boolean isUpTo(double most) {
        return low == 0 && high == most;
    }
}
