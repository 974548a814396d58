package io.lanewise.io.hdf5;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A group: names, each of a further group or a dataset. What it holds is read when it is first asked for. */
public final class Hdf5Group extends Hdf5Object {
    private final Map<String, Hdf5Object> opened = new HashMap<>();
    private @Nullable Map<String, Long> links;

    Hdf5Group(Blocks blocks, Place place, ObjectHeader header) {
        super(blocks, place, header);
    }

    /**
     * The names in this group, in the order of the file's index (most files: of their bytes).
     *
     * @throws io.lanewise.io.ModelFormatException if the group is damaged or holds soft or external links
     */
    public Set<String> names() throws IOException {
        return Collections.unmodifiableSet(links().keySet());
    }

    /**
     * All groups and datasets in this group, in the order of {@link #names}.
     *
     * @throws io.lanewise.io.ModelFormatException if the group or a header in it is damaged
     */
    public List<Hdf5Object> children() throws IOException {
        var children = new ArrayList<Hdf5Object>();
        for (var link : links().entrySet()) {
            children.add(open(link.getKey(), link.getValue()));
        }
        return children;
    }

    /**
     * What is below this group under a path: names separated by slashes, as in {@code layers/dense/vars/0}.
     *
     * @return nothing if one of the names is not there, or what has it is a dataset and not the last
     * @throws io.lanewise.io.ModelFormatException if what the path leads through is damaged
     */
    public Optional<Hdf5Object> find(String path) throws IOException {
        Hdf5Object at = this;
        for (var name : path.split("/", -1)) {
            if (!(at instanceof Hdf5Group group)) {
                return Optional.empty();
            }
            var address = group.links().get(name);
            if (address == null) {
                return Optional.empty();
            }
            at = group.open(name, address);
        }
        return Optional.of(at);
    }

    /** The group under a path, if there is one. */
    public Optional<Hdf5Group> findGroup(String path) throws IOException {
        return find(path).filter(Hdf5Group.class::isInstance).map(Hdf5Group.class::cast);
    }

    /** The dataset under a path, if there is one. */
    public Optional<Hdf5Dataset> findDataset(String path) throws IOException {
        return find(path).filter(Hdf5Dataset.class::isInstance).map(Hdf5Dataset.class::cast);
    }

    private Map<String, Long> links() throws IOException {
        var known = links;
        if (known == null) {
            known = Links.read(blocks(), place(), header());
            links = known;
        }
        return known;
    }

    private Hdf5Object open(String name, long address) throws IOException {
        var known = opened.get(name);
        if (known != null) {
            return known;
        }
        if (place().isAtOrBelow(address)) {
            throw blocks().error(place().address(), place(), "\"" + shown(name) + "\" leads back to a group above it, so that paths would never end");
        }
        if (place().depth() >= Bounds.DEPTH) {
            throw blocks().error(place().address(), place(), "expected at most " + Bounds.DEPTH + " groups within each other, found more");
        }
        var object = read(blocks(), place().child(name, address));
        opened.put(name, object);
        return object;
    }
}
