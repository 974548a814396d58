package io.lanewise.train;

import io.lanewise.callback.Callback;
import java.util.List;

/**
 * Who watches a run over data.
 *
 * @param callbacks called on the way, in order
 * @param services what they may ask for
 */
public record Watch(List<Callback> callbacks, Services services) {
    /** Nobody. */
    public static final Watch NOBODY = new Watch(List.of(), Services.NONE);

    /** Copies the list. */
    public Watch {
        callbacks = List.copyOf(callbacks);
    }
}
