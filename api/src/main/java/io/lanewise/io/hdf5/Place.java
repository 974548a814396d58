package io.lanewise.io.hdf5;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Where an object stands: its name, what it is below, and the address of its header. The path is put together only when it is asked
 * for, because many long names below each other would else take far more memory than the file.
 */
record Place(@Nullable Place parent, String name, long address) {
    private static final int MOST_SHOWN = 200;

    static Place root(long address) {
        return new Place(null, "", address);
    }

    Place child(String childName, long childAddress) {
        return new Place(this, childName, childAddress);
    }

    /** How many groups this is below. */
    int depth() {
        int depth = 0;
        for (var above = parent; above != null; above = above.parent) {
            depth++;
        }
        return depth;
    }

    /** Whether this or a group above has its header at that address. */
    boolean isAtOrBelow(long header) {
        for (var at = this; at != null; at = at.parent) {
            if (at.address == header) {
                return true;
            }
        }
        return false;
    }

    /** The names from the root on, each after a slash; {@code /} for the root itself. */
    String path() {
        var names = new ArrayDeque<String>();
        for (var at = this; at.parent != null; at = at.parent) {
            names.addFirst(at.name);
        }
        return "/" + String.join("/", names);
    }

    /** The path for an error, its middle left out where it is long. */
    String shown() {
        var path = path();
        return path.length() <= MOST_SHOWN
                ? path
                : path.substring(0, MOST_SHOWN / 2) + "…" + path.substring(path.length() - MOST_SHOWN / 2);
    }
}
