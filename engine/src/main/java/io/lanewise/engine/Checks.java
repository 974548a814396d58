package io.lanewise.engine;

import java.util.Objects;

/** Checks of operands, before any element is touched. Nothing is allocated unless a check fails. */
final class Checks {
    private Checks() {}

    /** That a size is not negative. */
    static void size(String operation, String name, int size) {
        if (size < 0) {
            throw new IllegalArgumentException(operation + ": " + name + " must be 0 or more, but is " + size);
        }
    }

    /** That a matrix has no negative sizes; returns the number of its elements. */
    static long elements(String operation, int rows, int columns) {
        size(operation, "rows", rows);
        size(operation, "columns", columns);
        return (long) rows * columns;
    }

    /** That a window of an array lies within it. */
    static void window(String operation, String operand, float[] array, long offset, long length) {
        window(operation, operand, Objects.requireNonNull(array, operand).length, offset, length);
    }

    /** That a window of an array lies within it. */
    static void window(String operation, String operand, int[] array, long offset, long length) {
        window(operation, operand, Objects.requireNonNull(array, operand).length, offset, length);
    }

    /** That a window of an array lies within it. */
    static void window(String operation, String operand, byte[] array, long offset, long length) {
        window(operation, operand, Objects.requireNonNull(array, operand).length, offset, length);
    }

    /** That two windows of the same length are one and the same or have no element in common. */
    static void sameOrApart(
            String operation, String name1, float[] array1, int offset1, String name2, float[] array2, int offset2, long length) {
        if (offset1 != offset2) {
            apart(operation, name1, array1, offset1, length, name2, array2, offset2, length);
        }
    }

    /** That two windows have no element in common. */
    static void apart(
            String operation, String name1, float[] array1, long offset1, long length1,
            String name2, float[] array2, long offset2, long length2) {
        if (same(array1, array2)) {
            apart(operation, name1, offset1, length1, name2, offset2, length2);
        }
    }

    /** That two windows have no element in common. */
    static void apart(
            String operation, String name1, int[] array1, long offset1, long length1,
            String name2, int[] array2, long offset2, long length2) {
        if (same(array1, array2)) {
            apart(operation, name1, offset1, length1, name2, offset2, length2);
        }
    }

    private static void apart(String operation, String name1, long offset1, long length1, String name2, long offset2, long length2) {
        if (length1 > 0 && length2 > 0 && offset1 < offset2 + length2 && offset2 < offset1 + length1) {
            throw new IllegalArgumentException(
                    operation + ": " + name1 + " (elements " + offset1 + " to " + (offset1 + length1 - 1) + ") and " + name2 + " (elements "
                            + offset2 + " to " + (offset2 + length2 - 1) + ") overlap in one array; give windows that lie apart");
        }
    }

    @SuppressWarnings("ReferenceEquality") // the question is whether they share memory
    private static boolean same(Object array1, Object array2) {
        return array1 == array2;
    }

    private static void window(String operation, String operand, int arrayLength, long offset, long length) {
        if (offset < 0 || offset + length > arrayLength) {
            throw new IllegalArgumentException(
                    operation + ": " + operand + " needs " + length + " elements from offset " + offset + " on, but its array has "
                            + arrayLength + "; give a longer array or another offset");
        }
    }
}
