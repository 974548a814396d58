package io.lanewise.io;

import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import io.lanewise.layer.ConfiguredLayer;
import io.lanewise.layer.Scope;
import io.lanewise.op.Ops;

/** A layer of a user's. */
final class Doubling extends ConfiguredLayer<Doubling> {
    static final Kind<Doubling> KIND = ConfiguredLayer.<Doubling>kind("Doubling", Doubling::new).inPackage("Test");

    private Doubling(Values values) {
        super(values);
    }

    static Doubling of() {
        return KIND.create(KIND.values());
    }

    @Override
    protected Value call(Scope scope, Value input) {
        return Ops.multiply(input, 2);
    }
}
