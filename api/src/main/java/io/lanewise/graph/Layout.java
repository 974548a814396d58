package io.lanewise.graph;

import io.lanewise.engine.CacheLines;
import io.lanewise.tensor.DType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the windows of a program lie in its arena. */
final class Layout {
    private final Map<Buffer, Integer> offsets;
    private final Map<Buffer, Buffer> views;
    private final Buffer[] viewsOutside;
    private final Buffer[] viewedOutside;
    private final int floatCount;
    private final int intCount;

    /**
     * A layout.
     *
     * @param offsets where each window begins in the arena, from {@link CacheLines#FIRST} on
     * @param views windows that lie where another one lies
     * @param floatCount float32 elements the arena must hold
     * @param intCount int32 elements the arena must hold
     */
    Layout(Map<Buffer, Integer> offsets, Map<Buffer, Buffer> views, int floatCount, int intCount) {
        this.offsets = new HashMap<>(offsets);
        this.views = new HashMap<>(views);
        List<Buffer> outside = new ArrayList<>(views.keySet());
        outside.removeIf(view -> offsets.containsKey(views.get(view)));
        this.viewsOutside = outside.toArray(Buffer[]::new);
        this.viewedOutside = outside.stream().map(views::get).toArray(Buffer[]::new);
        this.floatCount = floatCount;
        this.intCount = intCount;
    }

    /** Whether the arena has room enough. */
    boolean fits(Arena arena) {
        return arena.fits(floatCount, intCount);
    }

    /** Makes room in the arena. */
    void reserve(Arena arena) {
        arena.reserve(floatCount, intCount);
    }

    /** Lets every window lie in the arena as it is now. */
    void place(Arena arena) {
        offsets.forEach((buffer, offset) -> {
            if (buffer.spec().dtype() == DType.FLOAT32) {
                buffer.place(arena.floats(), CacheLines.FIRST + offset);
            } else {
                buffer.place(arena.ints(), CacheLines.FIRST + offset);
            }
        });
        views.forEach(Buffer::placeAt);
    }

    /** Lets every window leave the arena. */
    void leave() {
        offsets.keySet().forEach(Buffer::leave);
        views.forEach(Buffer::placeAt);
    }

    /** Lets views of weights lie where the weights lie, which move when a model is compiled. Allocates nothing: every step asks. */
    void followWeights() {
        for (var i = 0; i < viewsOutside.length; i++) {
            viewsOutside[i].placeAt(viewedOutside[i]);
        }
    }

    /** Elements of the arena that the program uses: float32 and int32 together. */
    int elements() {
        return floatCount + intCount;
    }
}
