package io.lanewise.layer;

import static io.lanewise.layer.OperationAxes.refused;

import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Einsum;
import io.lanewise.op.Ops;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What {@code keras.ops.einsum} is told: letters for the axes of one or two operands, and of the output.
 *
 * @param inputs the letters of each operand; {@code ...} for the axes that have none
 * @param output those of the output
 */
record EinsumSubscripts(List<String> inputs, String output) {
    private static final String DOTS = "...";

    static EinsumSubscripts parse(String text) {
        var sides = text.replace(" ", "").split("->", -1);
        if (sides.length != 2) {
            throw new IllegalArgumentException("einsum: expected letters with an output, such as \"bij,bjk->bik\", received \"" + text + "\"");
        }
        return new EinsumSubscripts(List.of(sides[0].split(",", -1)), sides[1]);
    }

    /** The output for the inputs of an operation. */
    Value apply(Operation self, List<Value> given) {
        if (inputs.size() > 2) {
            throw refused(self, "one or two operands", inputs.size() + "; multiply two of them first");
        }
        var operands = self.numbers(given, inputs.size());
        var letters = IntStream.range(0, inputs.size()).mapToObj(i -> spelledOut(self, inputs.get(i), operands.get(i))).toList();
        var dots = IntStream.range(0, inputs.size()).mapToObj(i -> dots(inputs.get(i), operands.get(i))).max((a, b) -> a.length() - b.length()).orElse("");
        var result = output.replace(DOTS, dots);
        for (var i = 0; i < letters.size(); i++) {
            if (result.isEmpty() || (self.constant(i).isEmpty() && letters.get(i).charAt(0) != result.charAt(0))) {
                throw refused(self, "the same first letter, the batch, in inputs and output", this);
            }
        }
        return letters.size() == 2 ? new Einsum(letters.getFirst(), letters.getLast(), result).of(operands.getFirst(), operands.getLast())
                : single(self, letters.getFirst(), result, operands.getFirst());
    }

    /** The letters with one for each axis. */
    private String spelledOut(Operation self, String subscripts, Value operand) {
        var letters = subscripts.replace(DOTS, dots(subscripts, operand));
        if (letters.length() != operand.shape().rank()) {
            throw refused(self, "an axis for each letter of " + this, operand);
        }
        return letters;
    }

    /** Letters of the axes that have none, the same from behind for all operands: digits, which nobody can have taken. */
    private static String dots(String subscripts, Value operand) {
        var count = subscripts.contains(DOTS) ? operand.shape().rank() - (subscripts.length() - DOTS.length()) : 0;
        return "9876543210".substring(10 - Math.clamp(count, 0, 10));
    }

    private static Value single(Operation self, String from, String to, Value x) {
        if (from.chars().distinct().count() < from.length() || !to.chars().allMatch(letter -> from.indexOf(letter) >= 0)) {
            throw refused(self, "each letter once, and in the output letters of the input", from + "->" + to);
        }
        var lost = IntStream.range(0, from.length()).filter(axis -> to.indexOf(from.charAt(axis)) < 0).boxed().toList();
        var kept = from.chars().filter(letter -> to.indexOf(letter) >= 0).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        var sum = Ops.reshape(Axes.sum(x, lost), ReduceOperations.without(x.shape(), lost));
        return Ops.transpose(sum, to.chars().map(kept::indexOf).toArray());
    }

    @Override
    public String toString() {
        return String.join(",", inputs) + "->" + output;
    }
}
