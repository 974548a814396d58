package io.lanewise.train;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.Variable;

/**
 * Whose gradient a value is.
 *
 * @param minimizer whose step needs it
 * @param variable which of its weights follows it
 */
record Target(Minimizer minimizer, Variable variable) {
    /** The window that it is written into, if it is stored. */
    Buffer gradient() {
        return minimizer.gradient(variable);
    }
}
