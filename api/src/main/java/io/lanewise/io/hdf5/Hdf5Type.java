package io.lanewise.io.hdf5;

import java.nio.ByteOrder;

/** The type of a dataset's or an attribute's elements. */
public sealed interface Hdf5Type {
    /** Bytes of an element. */
    int size();

    /** Numbers. */
    record Numeric(NumberKind kind, ByteOrder order) implements Hdf5Type {
        @Override
        public int size() {
            return kind.size();
        }

        @Override
        public String toString() {
            return kind + (order == ByteOrder.BIG_ENDIAN ? ", big-endian" : "");
        }
    }

    /** Texts in a fixed number of bytes. */
    record FixedText(int size, Padding padding) implements Hdf5Type {
        @Override
        public String toString() {
            return "texts of " + size + " bytes";
        }
    }

    /** How a fixed text ends before its bytes do. */
    enum Padding {
        /** At the first zero byte. */
        ZERO_TERMINATED,
        /** At the zero bytes that fill the rest. */
        ZEROS,
        /** At the spaces that fill the rest. */
        SPACES
    }

    /** Texts of any length, which stand elsewhere in the file. */
    record VariableText() implements Hdf5Type {
        /** Length, address of the heap, index in the heap. */
        private static final int DESCRIPTOR = 16;

        @Override
        public int size() {
            return DESCRIPTOR;
        }

        @Override
        public String toString() {
            return "texts of variable length";
        }
    }

    /** A type whose values cannot be read; {@code name} is what errors call it. Objects that have it can be listed all the same. */
    record Other(int size, String name) implements Hdf5Type {
        @Override
        public String toString() {
            return name;
        }
    }
}
