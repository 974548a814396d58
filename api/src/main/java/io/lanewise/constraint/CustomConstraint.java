package io.lanewise.constraint;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Values;
import io.lanewise.graph.Value;
import java.util.function.UnaryOperator;

/** A constraint composed of ops by a user. */
final class CustomConstraint extends Configured<CustomConstraint> implements Constraint {
    private final UnaryOperator<Value> projection;

    private CustomConstraint(Values values, UnaryOperator<Value> projection) {
        super(values);
        this.projection = projection;
    }

    static CustomConstraint of(String name, UnaryOperator<Value> projection) {
        Kind<CustomConstraint> kind = Kind.of(name, values -> new CustomConstraint(values, projection));
        return kind.create(kind.values());
    }

    @Override
    public Value project(Value weight) {
        return projection.apply(weight);
    }
}
