package io.lanewise.io.hdf5;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A group of a file that is to be written. */
public final class NewGroup extends NewObject {
    private final Map<String, NewObject> children = new LinkedHashMap<>();
    private final int depth;

    private NewGroup(int depth) {
        this.depth = depth;
    }

    /** The root of a new file. */
    public static NewGroup root() {
        return new NewGroup(0);
    }

    /**
     * Adds an empty group.
     *
     * @throws IllegalArgumentException if the name is there already, empty, longer than 255 bytes, a point, or holds a slash; or if this
     *     is the 64th group below another
     * @throws IllegalStateException if the file was laid out already
     */
    public NewGroup group(String name) {
        return add(name, new NewGroup(depth + 1));
    }

    /**
     * Adds a dataset.
     *
     * @param shape sizes from 0 on, at most 32; none for a single element
     * @param kind what the elements are written as; every kind but BOOL and BFLOAT16, which HDF5 does not have
     * @param source gives the elements when the file is written
     * @throws IllegalArgumentException if the name is not one {@link #group} takes, shape or kind cannot be written, or the source is an
     *     array of another type or too few elements
     * @throws IllegalStateException if the file was laid out already
     */
    public NewDataset dataset(String name, long[] shape, NumberKind kind, ElementSource source) {
        return add(name, new NewDataset(shape, kind, source));
    }

    private <T extends NewObject> T add(String name, T child) {
        requireOpen();
        nameBytes(name);
        if (name.indexOf('/') >= 0 || name.equals(".")) {
            throw new IllegalArgumentException("expected a name without slash, which is no point, received \"" + Hdf5Object.shown(name) + "\"");
        }
        if (depth >= Bounds.DEPTH) {
            throw new IllegalArgumentException("expected at most " + Bounds.DEPTH + " groups within each other, received more");
        }
        if (children.putIfAbsent(name, child) != null) {
            throw new IllegalArgumentException("the name \"" + Hdf5Object.shown(name) + "\" is there already");
        }
        return child;
    }

    /** What is in the group, in the order it came. */
    Map<String, NewObject> children() {
        return Collections.unmodifiableMap(children);
    }
}
