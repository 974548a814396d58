package io.lanewise.layer;

import io.lanewise.initializer.Initializer;
import io.lanewise.initializer.VarianceScaling;
import io.lanewise.op.Einsum;
import io.lanewise.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The equation of an {@link EinsumDense} for one shape of its input: an ellipsis has become letters, every letter has a size.
 *
 * @param einsum the equation without ellipsis
 * @param sizes the size of each letter
 * @param biasAxes the letters of the bias
 */
record EinsumEquation(Einsum einsum, Map<Character, Integer> sizes, String biasAxes) {
    private static final Pattern FORM = Pattern.compile("(\\.\\.\\.)?([a-zA-Z]+)(\\.\\.\\.)?,([a-zA-Z]+)->(\\.\\.\\.)?([a-zA-Z]+)(\\.\\.\\.)?");
    /** What an ellipsis becomes; no letters, so that it cannot meet one. */
    private static final String ELIDED = "0123456789";

    /** Whether a text is such an equation: with an ellipsis on one side, the same one before and behind, or none. */
    static boolean isOne(String text) {
        var match = FORM.matcher(text);
        return match.matches() && (match.group(1) == null) == (match.group(5) == null) && (match.group(3) == null) == (match.group(7) == null)
                && (match.group(1) == null || match.group(3) == null);
    }

    /**
     * The equation for an input.
     *
     * @throws IllegalArgumentException with what an input should be like
     */
    static EinsumEquation of(String text, Shape input, List<Integer> outputShape, String biasAxes) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("an equation");
        }
        var left = match.group(1) != null;
        var right = match.group(3) != null;
        var elided = input.rank() - match.group(2).length();
        if (elided < 0 || elided > ELIDED.length() || (elided > 0 && !left && !right)) {
            throw new IllegalArgumentException("the axes of " + text);
        }
        var ellipsis = ELIDED.substring(0, elided);
        var x = left ? ellipsis + match.group(2) : match.group(2) + ellipsis;
        var y = left ? ellipsis + match.group(6) : match.group(6) + ellipsis;
        var sizes = new HashMap<Character, Integer>();
        for (var i = 0; i < x.length(); i++) {
            sizes.put(x.charAt(i), input.size(i));
        }
        // The output shape leaves out the batch, which is the first axis, and the ellipsis.
        var named = left && elided > 0 ? match.group(6) : match.group(6).substring(1);
        if (named.length() != outputShape.size()) {
            throw new IllegalArgumentException("an output shape of " + named.length() + " sizes, for " + named + " of " + text);
        }
        for (var i = 0; i < named.length(); i++) {
            var size = outputShape.get(i);
            var known = sizes.get(named.charAt(i));
            if (size == -1 ? known == null : known != null && !known.equals(size)) {
                throw new IllegalArgumentException("a size of " + named.charAt(i) + " in " + text + " as in the output shape " + outputShape);
            }
            sizes.putIfAbsent(named.charAt(i), size);
        }
        if (!match.group(4).chars().allMatch(letter -> sizes.containsKey((char) letter))
                || !biasAxes.chars().allMatch(letter -> y.indexOf(letter) >= 0)) {
            throw new IllegalArgumentException("letters of kernel and bias that input or output have, in " + text);
        }
        return new EinsumEquation(new Einsum(x, match.group(4), y), sizes, biasAxes);
    }

    private Shape shape(String letters) {
        return Shape.of(letters.chars().map(letter -> size((char) letter)).toArray());
    }

    private int size(char letter) {
        return Objects.requireNonNull(sizes.get(letter));
    }

    Shape kernelShape() {
        return shape(einsum.b());
    }

    /** The sizes of the bias, from its first letter on; 1 for letters of the output that it does not have. */
    Shape biasShape() {
        var letters = einsum.output();
        var first = biasAxes.chars().map(letters::indexOf).min().orElse(letters.length());
        return Shape.of(letters.substring(first).chars().map(letter -> biasAxes.indexOf(letter) < 0 ? 1 : size((char) letter)).toArray());
    }

    /** Whether the kernel is a matrix (in, out), as products read it fastest. */
    boolean isMatrix() {
        var kernel = einsum.b();
        return kernel.length() == 2 && einsum.output().indexOf(kernel.charAt(0)) < 0 && einsum.a().indexOf(kernel.charAt(1)) < 0;
    }

    /** Whether it does what {@link Dense} does: one product of matrices, with a bias for each column. */
    boolean isDense() {
        return einsum.isRowByRow() && !biasAxes.isEmpty() && biasAxes.equals(einsum.others());
    }

    /** Elements of a row of the output, where it is a product of matrices. */
    int columns() {
        return shape(biasAxes).elements();
    }

    Shape outputShape() {
        return shape(einsum.output());
    }

    /** An initializer that knows which axes of the kernel are inputs, those that are summed over, and which are outputs. */
    Initializer initializer(Initializer given) {
        if (!(given instanceof VarianceScaling scaling)
                || (scaling.find(VarianceScaling.INPUT_AXES).isPresent() && scaling.find(VarianceScaling.OUTPUT_AXES).isPresent())) {
            return given;
        }
        var axes = IntStream.range(0, einsum.b().length())
                .boxed()
                .collect(Collectors.partitioningBy(axis -> einsum.output().indexOf(einsum.b().charAt(axis)) < 0));
        return scaling.withAxes(Objects.requireNonNull(axes.get(true)), Objects.requireNonNull(axes.get(false)));
    }
}
