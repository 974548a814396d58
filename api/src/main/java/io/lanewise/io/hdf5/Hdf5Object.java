package io.lanewise.io.hdf5;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A group or a dataset of a file. For one thread at a time, as the whole file. */
public abstract sealed class Hdf5Object permits Hdf5Group, Hdf5Dataset {
    private static final int MOST_SHOWN = 60;

    private final Blocks blocks;
    private final Place place;
    private final ObjectHeader header;
    private @Nullable Map<String, Hdf5Attribute> attributes;

    Hdf5Object(Blocks blocks, Place place, ObjectHeader header) {
        this.blocks = blocks;
        this.place = place;
        this.header = header;
    }

    /** Reads the header at a place, which says whether there is a group or a dataset. */
    static Hdf5Object read(Blocks blocks, Place place) throws IOException {
        var header = HeaderReader.read(blocks, place);
        if (header.has(MessageType.LAYOUT)) {
            return Hdf5Dataset.of(blocks, place, header);
        }
        if (header.has(MessageType.SYMBOL_TABLE) || header.has(MessageType.LINK_INFO) || header.has(MessageType.LINK)
                || header.has(MessageType.GROUP_INFO)) {
            return new Hdf5Group(blocks, place, header);
        }
        throw blocks.error(place.address(), place, "expected a group or a dataset, found "
                + (header.has(MessageType.DATATYPE) ? "a named datatype, which is not supported" : "an object that is neither"));
    }

    /** The name in the group above; empty for the root. */
    public String name() {
        return place.name();
    }

    /** The names from the root on, each after a slash; {@code /} for the root itself. */
    public String path() {
        return place.path();
    }

    /**
     * The attributes by name, in the order of the file.
     *
     * @throws io.lanewise.io.ModelFormatException if they are damaged
     */
    public Map<String, Hdf5Attribute> attributes() throws IOException {
        var known = attributes;
        if (known != null) {
            return known;
        }
        var read = new LinkedHashMap<String, Hdf5Attribute>();
        AttributeMessages.forEach(blocks, place, header, attribute -> {
            if (read.putIfAbsent(attribute.name(), attribute) != null) {
                throw blocks.error(place.address(), place, "expected every attribute once, found \"" + shown(attribute.name()) + "\" again");
            }
        });
        var unmodifiable = Collections.unmodifiableMap(read);
        attributes = unmodifiable;
        return unmodifiable;
    }

    /**
     * The attribute of a name, if there is one.
     *
     * @throws io.lanewise.io.ModelFormatException if the attributes are damaged
     */
    public Optional<Hdf5Attribute> attribute(String name) throws IOException {
        return Optional.ofNullable(attributes().get(name));
    }

    Blocks blocks() {
        return blocks;
    }

    Place place() {
        return place;
    }

    ObjectHeader header() {
        return header;
    }

    /** A name for an error, cut off where it is long. */
    static String shown(String name) {
        return name.length() <= MOST_SHOWN ? name : name.substring(0, MOST_SHOWN) + "…";
    }
}
