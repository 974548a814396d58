package io.lanewise.op;

import io.lanewise.graph.Value;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Einstein's sums of two values: each axis has a letter, letters that the output lacks are summed over. Composed of a matrix
 * product between transposes, which vanish where axes stand in its order: a's own letters, then those summed over, then b's own.
 * With letters that all three share it is as many products of matrices.
 *
 * @param a the letters of the first value's axes, each once
 * @param b those of the second
 * @param output those of the output, each in a or b
 */
public record Einsum(String a, String b, String output) {
    /** Checks that each letter stands once in each part, and that the output has no others. */
    public Einsum {
        if (!distinct(a) || !distinct(b) || !distinct(output) || !output.chars().allMatch(letter -> has(a + b, letter))) {
            throw new IllegalArgumentException(
                    "einsum: expected each letter once in each part, and in the output letters of the inputs, received " + a + "," + b + "->" + output);
        }
    }

    private void require(boolean condition, String expected, Object received) {
        if (!condition) {
            throw new IllegalArgumentException("einsum " + a + "," + b + "->" + output + ": expected " + expected + ", received " + received);
        }
    }

    private static boolean distinct(String letters) {
        return letters.chars().distinct().count() == letters.length();
    }

    private static boolean has(String letters, int letter) {
        return letters.indexOf(letter) >= 0;
    }

    /** The letters of one text that another has, or has not. */
    private static String select(String letters, String other, boolean common) {
        return letters.chars().filter(letter -> has(other, letter) == common).mapToObj(Character::toString).collect(Collectors.joining());
    }

    /**
     * The output for two values.
     *
     * @throws IllegalArgumentException if they do not have as many axes as letters, or a letter has two sizes
     */
    public Value of(Value first, Value second) {
        check(first, second);
        var summed = select(select(b, a, true), output, false);
        var shared = select(select(output, a, true), b, true);
        var own = own();
        var others = others();
        var x = ordered(first, a, shared + own + summed);
        var y = ordered(second, b, shared.isEmpty() ? summed + others : shared + others + summed);
        var product = shared.isEmpty()
                ? matrices(x, y, own.length(), summed.length())
                : batches(x, y, shared.length() + own.length(), shared.length(), summed.length());
        var letters = shared + own + others;
        return Ops.transpose(Ops.reshape(product, shape(first, second, letters)), order(letters, output));
    }

    /** Whether it is one product of matrices whose columns, the second value's own letters, are the output's last axes: nothing moves behind it. */
    public boolean isRowByRow() {
        return output.equals(own() + others());
    }

    /** The letters of the first value alone that the output has, in its order. */
    private String own() {
        return select(select(a, b, false), output, true);
    }

    /** The letters of the second value alone that the output has, in its order. */
    public String others() {
        return select(select(b, a, false), output, true);
    }

    /**
     * That product: a row for each place of the first value's own letters.
     *
     * @throws IllegalArgumentException if they do not have as many axes as letters, or a letter has two sizes, or {@link #isRowByRow} is not so
     */
    public Value rows(Value first, Value second) {
        require(isRowByRow(), "one product of matrices", first + " and " + second);
        check(first, second);
        var summed = select(select(b, a, true), output, false);
        return matrices(ordered(first, a, own() + summed), ordered(second, b, summed + others()), own().length(), summed.length());
    }

    private void check(Value first, Value second) {
        require(first.shape().rank() == a.length() && second.shape().rank() == b.length(), "an axis for each letter", first + " and " + second);
        for (var i = 0; i < a.length(); i++) {
            var j = b.indexOf(a.charAt(i));
            require(j < 0 || first.shape().size(i) == second.shape().size(j), "one size for " + a.charAt(i), first + " and " + second);
        }
    }

    private Shape shape(Value first, Value second, String letters) {
        return Shape.of(letters.chars()
                .map(letter -> has(a, letter) ? first.shape().size(a.indexOf(letter)) : second.shape().size(b.indexOf(letter)))
                .toArray());
    }

    /** x with its axes in another order; those that have no place in it are summed over. */
    private static Value ordered(Value x, String from, String to) {
        var lost = select(from, to, false);
        var all = Ops.transpose(x, order(from, to + lost));
        return lost.isEmpty() ? all : Ops.sum(Ops.reshape(all, withLast(all.shape(), to.length())), -1);
    }

    private static int[] order(String from, String to) {
        return to.chars().map(from::indexOf).toArray();
    }

    /** A shape whose axes from one on are one. */
    private static Shape withLast(Shape shape, int from) {
        var sizes = Arrays.copyOf(shape.toArray(), from + 1);
        sizes[from] = shape.elements(from, shape.rank());
        return Shape.of(sizes);
    }

    private static Value matrices(Value x, Value y, int ownAxes, int summedAxes) {
        var rows = x.shape().elements(0, ownAxes);
        var inner = x.shape().elements(ownAxes, x.shape().rank());
        var columns = y.shape().elements(summedAxes, y.shape().rank());
        return Ops.matMul(Ops.reshape(x, rows, inner), Ops.reshape(y, inner, columns));
    }

    private static Value batches(Value x, Value y, int firstAxes, int sharedAxes, int summedAxes) {
        var shared = x.shape().elements(0, sharedAxes);
        var inner = x.shape().elements(firstAxes, x.shape().rank());
        var rows = x.shape().elements(sharedAxes, firstAxes);
        var columns = y.shape().elements(sharedAxes, y.shape().rank() - summedAxes);
        return x.tape().append(new BatchMatMul(false, true), Ops.reshape(x, shared, rows, inner), Ops.reshape(y, shared, columns, inner));
    }
}
