package io.lanewise.layer;

import io.lanewise.config.OptionType;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonView;
import java.util.Arrays;
import java.util.List;

/**
 * How far a random layer goes: a number f, which stands for −f to f, or the two ends of a range.
 *
 * @param numbers one number, or two
 */
public record Factor(List<Double> numbers) {
    /** A number or two. */
    static final OptionType<Factor> TYPE = new OptionType<>("a number or two numbers", Factor::read, Factor::write);

    /** The same where a number f stands for 0 to f, of which files hold both. */
    static final OptionType<Factor> FROM_ZERO = new OptionType<>(TYPE.description(), json -> read(json).fromZero(), factor -> factor.fromZero().write());

    /** Copies the list. */
    public Factor {
        numbers = List.copyOf(numbers);
        if (numbers.isEmpty() || numbers.size() > 2) {
            throw new IllegalArgumentException("factor: expected a number or two numbers, received " + numbers);
        }
    }

    /** From −factor to factor. */
    public static Factor of(double factor) {
        return new Factor(List.of(factor));
    }

    /** From one number to another. */
    public static Factor of(double low, double high) {
        return new Factor(List.of(low, high));
    }

    /** A number f from 0 to 1 as the range from 0 to f; all else as it is, so that its error is about what was given. */
    Factor fromZero() {
        return numbers.size() == 1 && within(0, 1) ? of(0, numbers.getFirst()) : this;
    }

    /** The lowest of the range. */
    double low() {
        return numbers.size() == 1 ? -Math.abs(numbers.getFirst()) : Math.min(numbers.getFirst(), numbers.getLast());
    }

    /** The lowest of the range where one number f stands for a range up to f. */
    double lowFrom(double least) {
        return numbers.size() == 1 ? least : low();
    }

    /** The highest of the range. */
    double high() {
        return numbers.size() == 1 ? Math.abs(numbers.getFirst()) : Math.max(numbers.getFirst(), numbers.getLast());
    }

    /** Whether all numbers lie within bounds. */
    boolean within(double least, double most) {
        return numbers.stream().allMatch(number -> number >= least && number <= most);
    }

    /** Whether a number lies within bounds, or a range reaches into them: what Keras asks for. */
    boolean reaches(double least, double most) {
        return numbers.size() == 1 ? within(least, most) : numbers.getFirst() <= most && numbers.getLast() >= least;
    }

    private static Factor read(JsonView json) {
        return json.json() instanceof JsonArray ? new Factor(Arrays.stream(json.numbers()).boxed().toList()) : of(json.number());
    }

    private Json write() {
        return numbers.size() == 1
                ? Json.of((double) numbers.getFirst())
                : new JsonArray(numbers.stream().<Json>map(number -> Json.of((double) number)).toList());
    }

    /** The number, or the list of both. */
    @Override
    public String toString() {
        return numbers.size() == 1 ? String.valueOf(numbers.getFirst()) : numbers.toString();
    }
}
