package io.lanewise.io.hdf5;

import org.jspecify.annotations.Nullable;

/** The messages of object headers that matter here. */
enum MessageType {
    DATASPACE(0x01),
    LINK_INFO(0x02),
    DATATYPE(0x03),
    OLD_FILL_VALUE(0x04),
    FILL_VALUE(0x05),
    LINK(0x06),
    EXTERNAL_FILES(0x07),
    LAYOUT(0x08),
    GROUP_INFO(0x0a),
    FILTERS(0x0b),
    ATTRIBUTE(0x0c),
    CONTINUATION(0x10),
    SYMBOL_TABLE(0x11),
    ATTRIBUTE_INFO(0x15);

    private final int code;

    MessageType(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    /** The type of a code, or null where it does not matter here. */
    static @Nullable MessageType of(int code) {
        for (var type : values()) {
            if (type.code == code) {
                return type;
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return "message " + name().replace('_', ' ') + " (0x%02x)".formatted(code);
    }
}
