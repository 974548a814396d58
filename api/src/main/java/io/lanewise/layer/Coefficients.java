package io.lanewise.layer;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A number, or an array of numbers that is broadcast to an input.
 *
 * @param shape the shape of the array; () for a number
 * @param numbers the numbers, row-major
 */
public record Coefficients(Shape shape, List<Double> numbers) {
    /** A number, a nested list of numbers, or the object by which Keras describes a NumPy array. */
    static final OptionType<Coefficients> TYPE = new OptionType<>("a number or an array of numbers", Coefficients::read, Coefficients::write);

    /** Copies the list and checks that it fits the shape. */
    public Coefficients {
        numbers = List.copyOf(numbers);
        if (shape.elements() != numbers.size()) {
            throw new IllegalArgumentException("expected as many numbers as the shape " + shape + " has, received " + numbers.size());
        }
    }

    /** One number. */
    public static Coefficients of(double number) {
        return new Coefficients(Shape.scalar(), List.of(number));
    }

    /** A vector of numbers. */
    public static Coefficients of(double... numbers) {
        return new Coefficients(Shape.of(numbers.length), Arrays.stream(numbers).boxed().toList());
    }

    /** Whether it is one number without axes. */
    boolean isNumber() {
        return shape.rank() == 0;
    }

    /** Its first number. */
    double number() {
        return numbers.getFirst();
    }

    /** Whether broadcasting brings it to a shape. */
    boolean fits(Shape target) {
        var rank = shape.rank();
        for (var i = 1; i <= rank; i++) {
            if (rank > target.rank() || (shape.size(-i) != 1 && shape.size(-i) != target.size(-i))) {
                return false;
            }
        }
        return true;
    }

    /** The numbers as float32. */
    Tensor tensor() {
        return Tensor.of(numbers.stream().mapToDouble(Double::doubleValue).toArray()).reshape(shape.toArray());
    }

    private static Coefficients read(JsonView json) {
        var view = json.json() instanceof JsonObject ? json.get("config").get("value") : json;
        var sizes = new ArrayList<Integer>();
        for (var level = view; level.json() instanceof JsonArray list; level = level.element(0)) {
            sizes.add(list.elements().size());
            if (list.elements().isEmpty()) {
                throw view.error("expected numbers, received an empty array");
            }
        }
        var numbers = new ArrayList<Double>();
        collect(view, sizes, numbers);
        return new Coefficients(Shape.of(sizes.stream().mapToInt(Integer::intValue).toArray()), numbers);
    }

    private static void collect(JsonView view, List<Integer> sizes, List<Double> numbers) {
        if (sizes.isEmpty()) {
            numbers.add(view.number());
            return;
        }
        var elements = view.elements();
        if (elements.size() != sizes.getFirst()) {
            throw view.error("expected " + sizes.getFirst() + " elements as in the rows before, received " + elements.size());
        }
        elements.forEach(element -> collect(element, sizes.subList(1, sizes.size()), numbers));
    }

    private Json write() {
        return write(0, numbers);
    }

    private Json write(int axis, List<Double> part) {
        if (axis == shape.rank()) {
            return Json.of((double) part.getFirst());
        }
        var rows = new ArrayList<Json>();
        var length = part.size() / shape.size(axis);
        for (var i = 0; i < shape.size(axis); i++) {
            rows.add(write(axis + 1, part.subList(i * length, (i + 1) * length)));
        }
        return new JsonArray(rows);
    }

    /** The number, or the array as its list of numbers. */
    @Override
    public String toString() {
        return isNumber() ? String.valueOf(number()) : numbers.toString();
    }
}
