package io.lanewise.data;

import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tensors with one row a sample each.
 *
 * @param names what each is for; empty if they stand in order
 * @param tensors the tensors
 */
record Columns(List<String> names, List<Tensor> tensors) {
    Columns {
        names = List.copyOf(names);
        tensors = List.copyOf(tensors);
        if (tensors.isEmpty()) {
            throw new IllegalArgumentException("Samples: expected at least one tensor of features and one of labels, received none");
        }
    }

    static Columns of(Map<String, Tensor> byName) {
        return new Columns(List.copyOf(byName.keySet()), List.copyOf(byName.values()));
    }

    /** How many rows the first has; -1 for a scalar. */
    int rows() {
        return tensors.getFirst().shape().rank() == 0 ? -1 : tensors.getFirst().shape().size(0);
    }

    boolean haveRows(int rows) {
        return tensors.stream().allMatch(tensor -> tensor.shape().rank() > 0 && tensor.shape().size(0) == rows);
    }

    /**
     * The tensors in the order of these names.
     *
     * @throws IllegalArgumentException if there are more, fewer or others
     */
    List<Tensor> inOrder(String what, List<String> order) {
        if (names.isEmpty() ? tensors.size() != order.size() : !(names.size() == order.size() && names.containsAll(order))) {
            throw new IllegalArgumentException("expected " + what + " for " + order + ", received " + this);
        }
        return names.isEmpty() ? tensors : order.stream().map(name -> tensors.get(names.indexOf(name))).toList();
    }

    Tensor only(String what) {
        if (tensors.size() != 1) {
            throw new IllegalStateException("Samples: expected one tensor of " + what + ", but there are " + tensors.size() + ": " + this);
        }
        return tensors.getFirst();
    }

    Columns map(UnaryOperator<Tensor> function) {
        return new Columns(names, tensors.stream().map(function).toList());
    }

    /** Shapes, such as {@code (60000, 28, 28)} or {@code {image=(8, 28, 28), age=(8, 1)}}. */
    String shapes() {
        return text(tensor -> tensor.shape().toString());
    }

    @Override
    public String toString() {
        return text(Tensor::toString);
    }

    private String text(Function<Tensor, String> text) {
        if (!names.isEmpty()) {
            return IntStream.range(0, names.size()).mapToObj(i -> names.get(i) + "=" + text.apply(tensors.get(i))).collect(Collectors.joining(", ", "{", "}"));
        }
        return tensors.size() == 1 ? text.apply(tensors.getFirst()) : tensors.stream().map(text).collect(Collectors.joining(", ", "[", "]"));
    }
}
