package io.lanewise.config.json;

/**
 * How much a reader takes before it refuses a text, and whether it takes Python's NaN and Infinity. The bounds keep hostile files
 * from costing more than a fixed amount of time and memory.
 *
 * @param depth how deep arrays and objects may be nested, 1 to {@value #MOST_DEPTH}
 * @param bytes the size of a text (of a Java string: its characters)
 * @param stringLength characters between a string's quotes, escapes as they are written
 * @param numberLength characters of a number
 * @param elements how many values there may be, counting arrays, objects and all they hold
 * @param pythonNumbers whether {@code NaN}, {@code Infinity} and {@code -Infinity} are read: no JSON, but Python writes them
 */
public record JsonLimits(int depth, int bytes, int stringLength, int numberLength, int elements, boolean pythonNumbers) {
    /** The largest depth that can be asked for: values are read and written recursively, on the caller's stack. */
    public static final int MOST_DEPTH = 1000;

    private static final int MOST_BYTES = 1 << 30;

    /** Depth 200, 64 MiB, strings of 16 Mi characters, numbers of 1,000, two million values, JSON's own numbers only. */
    public static final JsonLimits DEFAULT = new JsonLimits(200, 1 << 26, 1 << 24, 1000, 2_000_000, false);

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException if one is below 1 or too large
     */
    public JsonLimits {
        check("depth", depth, MOST_DEPTH);
        check("bytes", bytes, MOST_BYTES);
        check("stringLength", stringLength, MOST_BYTES);
        check("numberLength", numberLength, MOST_BYTES);
        check("elements", elements, MOST_BYTES);
    }

    private static void check(String name, int received, int most) {
        if (received < 1 || received > most) {
            throw new IllegalArgumentException("JsonLimits: " + name + " must be from 1 to " + most + ", received " + received);
        }
    }

    /** The same with another depth. */
    public JsonLimits withDepth(int most) {
        return new JsonLimits(most, bytes, stringLength, numberLength, elements, pythonNumbers);
    }

    /** The same with another size of the text. */
    public JsonLimits withBytes(int most) {
        return new JsonLimits(depth, most, stringLength, numberLength, elements, pythonNumbers);
    }

    /** The same with another length of strings. */
    public JsonLimits withStringLength(int most) {
        return new JsonLimits(depth, bytes, most, numberLength, elements, pythonNumbers);
    }

    /** The same with another length of numbers. */
    public JsonLimits withNumberLength(int most) {
        return new JsonLimits(depth, bytes, stringLength, most, elements, pythonNumbers);
    }

    /** The same with another number of values. */
    public JsonLimits withElements(int most) {
        return new JsonLimits(depth, bytes, stringLength, numberLength, most, pythonNumbers);
    }

    /** The same, reading {@code NaN}, {@code Infinity} and {@code -Infinity} as well. */
    public JsonLimits withPythonNumbers() {
        return new JsonLimits(depth, bytes, stringLength, numberLength, elements, true);
    }
}
