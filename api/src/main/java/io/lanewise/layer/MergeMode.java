package io.lanewise.layer;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.JsonNull;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import java.util.List;

/** How the outputs of both directions of a {@link Bidirectional} layer become one. */
public enum MergeMode {
    /** Their sum. */
    SUM,
    /** Their product, element by element. */
    MUL,
    /** Their mean. */
    AVE,
    /** One behind the other along the last axis. */
    CONCAT,
    /** Not at all: there are two outputs. */
    NONE;

    private static final OptionType<MergeMode> NAMES = OptionType.constants("a merge mode", MergeMode.class);

    /** How an option that holds one looks in JSON; NONE is null. */
    static final OptionType<MergeMode> TYPE =
            new OptionType<>(NAMES.description(), NAMES.read(), mode -> mode == NONE ? JsonNull.NULL : NAMES.write().apply(mode));

    /** The outputs of a layer for those of both directions. */
    List<Value> merge(Value forward, Value backward) {
        return switch (this) {
            case SUM -> List.of(Ops.add(forward, backward));
            case MUL -> List.of(Ops.multiply(forward, backward));
            case AVE -> List.of(Ops.multiply(Ops.add(forward, backward), 0.5));
            case CONCAT -> List.of(Ops.concatenate(List.of(forward, backward), -1));
            case NONE -> List.of(forward, backward);
        };
    }
}
