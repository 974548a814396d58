package io.lanewise.loss;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonView;
import io.lanewise.graph.Value;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * How much classes count: one number for all of them, or one for each.
 *
 * @param numbers at least one
 * @param single whether it is one number rather than a list
 */
public record ClassWeights(List<Double> numbers, boolean single) {
    /** A number or a list of numbers. */
    static final OptionType<ClassWeights> TYPE = new OptionType<>("a number or a list of numbers", ClassWeights::read, ClassWeights::write);

    /** Copies the list, which must not be empty. */
    public ClassWeights {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty() || (single && numbers.size() > 1)) {
            throw new IllegalArgumentException("class weights: expected at least one number, received " + numbers);
        }
    }

    /** The same for all classes. */
    public static ClassWeights of(double weight) {
        return new ClassWeights(List.of(weight), true);
    }

    /** One for each class. */
    public static ClassWeights of(double... weights) {
        return new ClassWeights(Arrays.stream(weights).boxed().toList(), false);
    }

    private static ClassWeights read(JsonView json) {
        return json.json() instanceof JsonArray
                ? new ClassWeights(json.elements().stream().map(JsonView::number).toList(), false)
                : of(json.number());
    }

    private Json write() {
        return single ? Json.of((double) numbers.getFirst()) : new JsonArray(numbers.stream().<Json>map(Json::of).toList());
    }

    /**
     * x times the weights along its last axis.
     *
     * @param loss for the error
     * @throws IllegalArgumentException if there are other than as many as the axis is long
     */
    Value times(String loss, Value x) {
        if (numbers.size() == 1) {
            return Ops.multiply(x, numbers.getFirst());
        }
        if (numbers.size() != x.shape().size(-1)) {
            throw new IllegalArgumentException(loss + ": expected a weight for each of " + x.shape().size(-1) + " classes, received " + numbers.size() + ": " + numbers
                    + "; give as many as the prediction's last axis is long, or one number for all");
        }
        return Ops.multiply(x, x.tape().constant(Tensor.of(numbers.stream().mapToDouble(Double::doubleValue).toArray())));
    }

    /** The number, or the list of numbers. */
    @Override
    public String toString() {
        return single ? String.valueOf(numbers.getFirst()) : numbers.toString();
    }
}
