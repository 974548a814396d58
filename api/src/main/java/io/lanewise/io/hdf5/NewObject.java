package io.lanewise.io.hdf5;

import java.util.LinkedHashMap;
import java.util.Map;

/** A group or a dataset of a file that is to be written, with its attributes. */
public abstract sealed class NewObject permits NewGroup, NewDataset {
    private static final int MOST_NAME_BYTES = 255;
    private static final int MOST_MESSAGE_BYTES = 0xffff;

    private final Map<String, byte[]> attributes = new LinkedHashMap<>();
    private boolean laidOut;

    NewObject() {}

    /**
     * Adds an attribute, a text.
     *
     * @throws IllegalArgumentException if the name is there already or takes more than 255 bytes, the attribute takes more than 65,535
     *     bytes, or a text is empty (a name), holds the character zero or half of a surrogate pair
     * @throws IllegalStateException if the file was laid out already
     */
    public void attribute(String name, String value) {
        requireOpen();
        var message = AttributeEncoder.text(nameBytes(name), textBytes(value, "the attribute \"" + Hdf5Object.shown(name) + "\""));
        if (message.length > MOST_MESSAGE_BYTES) {
            throw new IllegalArgumentException("expected an attribute of at most " + MOST_MESSAGE_BYTES + " bytes with all that describes it, received \""
                    + Hdf5Object.shown(name) + "\" with " + message.length);
        }
        if (attributes.putIfAbsent(name, message) != null) {
            throw new IllegalArgumentException("the attribute \"" + Hdf5Object.shown(name) + "\" is there already");
        }
    }

    /** The attributes as messages, in the order they came. */
    Iterable<byte[]> attributeMessages() {
        return attributes.values();
    }

    /** From now on nothing may be added, because all addresses are fixed. */
    void layOut() {
        laidOut = true;
    }

    void requireOpen() {
        if (laidOut) {
            throw new IllegalStateException("expected additions before the file is laid out by a writer, received one after");
        }
    }

    /** The bytes of a name. */
    static byte[] nameBytes(String name) {
        var bytes = textBytes(name, "a name");
        if (bytes.length == 0 || bytes.length > MOST_NAME_BYTES) {
            throw new IllegalArgumentException("expected a name of 1 to " + MOST_NAME_BYTES + " bytes in UTF-8, received \"" + Hdf5Object.shown(name)
                    + "\" with " + bytes.length);
        }
        return bytes;
    }

    private static byte[] textBytes(String text, String what) {
        var bytes = Utf8.encode(text);
        if (bytes == null || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("expected " + what + " without the character zero and halves of surrogate pairs, received \""
                    + Hdf5Object.shown(text) + "\"");
        }
        return bytes;
    }
}
