package io.lanewise.io.hdf5;

import java.util.ArrayList;
import java.util.List;

/** The filters chunks went through before they were stored (message 0x0B), in their order. */
record Filters(List<Step> steps) {
    /** One filter. */
    sealed interface Step {
        /** Compressed as zlib does. */
        record Deflate() implements Step {}

        /** The first bytes of all elements, then all second ones, … */
        record Shuffle(int elementBytes) implements Step {}

        /** Followed by a checksum. */
        record Checksum() implements Step {}
    }

    private static final List<String> NAMES = List.of("no filter", "deflate", "shuffle", "Fletcher-32", "szip", "nbit", "scale-offset");
    private static final int FIRST_NAMED = 256;

    /** The filters that a header names. */
    static Filters read(ObjectHeader header) {
        var message = header.find(MessageType.FILTERS);
        return message.isEmpty() ? new Filters(List.of()) : read(message.get().open());
    }

    private static Filters read(Cursor in) {
        int version = in.version(1, 2);
        int count = in.u8();
        if (version == 1) {
            in.skip(6);
        }
        var steps = new ArrayList<Step>();
        for (int i = 0; i < count; i++) {
            var step = step(in, version);
            if (steps.stream().anyMatch(other -> other.getClass() == step.getClass())) {
                throw in.error("expected every filter once, found one twice");
            }
            steps.add(step);
        }
        return new Filters(List.copyOf(steps));
    }

    private static Step step(Cursor in, int version) {
        int id = in.u16();
        int nameBytes = version == 1 || id >= FIRST_NAMED ? in.u16() : 0;
        in.skip(2); // whether writing may leave it out
        int values = in.u16();
        in.skip(version == 1 ? Math.ceilDiv(nameBytes, 8) * 8 : nameBytes);
        long first = values > 0 ? in.u32() : 0;
        int padding = version == 1 && values % 2 != 0 ? 1 : 0;
        in.skip((Math.max(0, values - 1) + (long) padding) * Integer.BYTES);
        return switch (id) {
            case 1 -> new Step.Deflate();
            case 2 -> {
                if (first < 1 || first > Bounds.ELEMENT_BYTES) {
                    throw in.error("expected a shuffle of elements of 1 to " + Bounds.ELEMENT_BYTES + " bytes, found " + first);
                }
                yield new Step.Shuffle((int) first);
            }
            case 3 -> new Step.Checksum();
            default -> throw in.error("the data went through the filter " + id + (id < NAMES.size() ? " (" + NAMES.get(id) + ")" : "")
                    + ", which is not supported; write the file with deflate, shuffle and Fletcher-32 only, or without");
        };
    }
}
