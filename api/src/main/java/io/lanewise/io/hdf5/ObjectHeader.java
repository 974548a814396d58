package io.lanewise.io.hdf5;

import java.util.List;
import java.util.Optional;

/** What is said about an object: its messages, in their order. */
record ObjectHeader(List<Message> messages) {
    /** One message: its type, its flags and its bytes. */
    record Message(MessageType type, int flags, Cursor body) {
        private static final int SHARED = 2;

        /** Whether the bytes only say where in the file the message really stands. */
        boolean isShared() {
            return (flags & SHARED) != 0;
        }

        /** The bytes from their start. */
        Cursor open() {
            if (isShared()) {
                throw body.error("the " + type + " is shared with other objects, which is not supported; write the file without shared messages");
            }
            return body.copy();
        }
    }

    boolean has(MessageType type) {
        return messages.stream().anyMatch(message -> message.type() == type);
    }

    /** All messages of a type. */
    List<Message> all(MessageType type) {
        return messages.stream().filter(message -> message.type() == type).toList();
    }

    /** The message of a type that an object has at most once. */
    Optional<Message> find(MessageType type) {
        var all = all(type);
        if (all.size() > 1) {
            throw all.get(1).body().error("expected one " + type + ", found a second");
        }
        return all.stream().findFirst();
    }
}
