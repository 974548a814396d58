package io.lanewise.layer;

import static io.lanewise.layer.OperationAxes.moved;
import static io.lanewise.layer.OperationAxes.refused;

import io.lanewise.config.Kind;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.graph.Value;
import io.lanewise.op.Axes;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Python's {@code x[:, 0, ..., None, 1:-1:2]} on a symbol: integers take an element of an axis, which vanishes; slices a part of it; None
 * puts in an axis of size 1; an ellipsis stands for the axes that are not mentioned. The key is the second argument of the call.
 *
 * <p><b>Shapes.</b> (batch, …) → (batch, …): the first part of the key must leave the batch as it is. Integers stay integers. Lists and
 * tensors of indices are refused.
 *
 * <p>Source: Keras {@code keras.src.ops.numpy.GetItem}; Python's {@code slice.indices}.
 */
public final class GetItem {
    /** The operation; it takes its key from {@link #of}. */
    public static final Kind<Operation> KIND =
            Operation.kind("numpy", "GetItem", (self, inputs) -> List.of(take(self, inputs, self.constant(1).orElse(JsonNull.NULL))));
    /** The axes that are not mentioned. */
    public static final Json ELLIPSIS = JsonObject.builder().put("class_name", "__ellipsis__").put("config", JsonObject.builder().build()).build();
    /** An axis of size 1 that is put in. */
    public static final Json NEW_AXIS = JsonNull.NULL;
    /** A whole axis: {@code :}. */
    public static final Json ALL = slice(null, null, null);

    static final List<Kind<Operation>> KINDS = List.of(KIND);

    private GetItem() {}

    /** The part of a symbol that a key names: integers ({@code Json.of(0)}), slices, {@link #NEW_AXIS} and {@link #ELLIPSIS}. */
    public static Operation of(Json... key) {
        return Operation.of(KIND, Operation.ARGUMENTS, List.of(Optional.empty(), Optional.of(new JsonArray(List.of(key)))));
    }

    /** Python's slice; null for what is left out. */
    public static Json slice(@Nullable Integer start, @Nullable Integer stop, @Nullable Integer step) {
        var config = JsonObject.builder().put("start", number(start)).put("stop", number(stop)).put("step", number(step)).build();
        return JsonObject.builder().put("class_name", "__slice__").put("config", config).build();
    }

    private static Json number(@Nullable Integer number) {
        return number == null ? JsonNull.NULL : Json.of((long) number);
    }

    private static Value take(Operation self, List<Value> inputs, Json json) {
        if (inputs.size() != 1 || self.constant(1).isEmpty() || self.constant(2).isPresent()) {
            throw refused(self, "a symbol and a key without symbols", inputs.size() + " symbols, or no such key");
        }
        var x = inputs.getFirst();
        var key = json.view("key");
        var parts = json instanceof JsonArray ? key.elements() : List.of(key);
        var named = (int) parts.stream().filter(part -> !part.isNull() && !isEllipsis(part)).count();
        if (named > x.shape().rank() || parts.stream().filter(GetItem::isEllipsis).count() > 1) {
            throw refused(self, "at most one ellipsis, and no more indices than axes", "samples of shape " + x.shape().dropFirst(1));
        }
        var axis = 0;
        for (var part : parts) {
            if (isEllipsis(part)) {
                axis += inputs.getFirst().shape().rank() - named;
            } else if (axis == 0) {
                if (part.isNull() || !part.json().equals(ALL)) {
                    throw refused(self, "a key that begins with a whole axis (:), the batch", part.json());
                }
                axis++;
            } else if (part.isNull()) {
                x = Ops.reshape(x, inserted(x.shape(), axis++));
            } else if (part.json() instanceof JsonObject) {
                x = range(x, axis++, part.get("config"));
            } else {
                x = element(self, x, axis, part.integer());
            }
        }
        return x;
    }

    private static boolean isEllipsis(JsonView part) {
        return part.json().equals(ELLIPSIS);
    }

    /** A shape with an axis of size 1 more. */
    static Shape inserted(Shape shape, int axis) {
        return Shape.of(IntStream.rangeClosed(0, shape.rank()).map(i -> i == axis ? 1 : shape.size(i < axis ? i : i - 1)).toArray());
    }

    private static Value element(Operation self, Value x, int axis, int given) {
        var size = x.shape().size(axis);
        var index = given < 0 ? given + size : given;
        if (index < 0 || index >= size) {
            throw refused(self, "an index within axis " + axis + " of size " + size, given);
        }
        return Ops.reshape(moved(x, y -> Ops.slice(y, axis, index, index + 1)), ReduceOperations.without(x.shape(), List.of(axis)));
    }

    private static Value range(Value x, int axis, JsonView slice) {
        var size = x.shape().size(axis);
        var step = slice.get("step").isNull() ? 1 : slice.get("step").integer();
        if (step < 1) {
            // PyTorch and TensorFlow differ here; Flip says the same.
            throw slice.error("expected a step above 0, received " + step + "; turn the axis round with keras.ops.flip");
        }
        var start = bound(slice.get("start"), 0, size);
        var stop = Math.max(start, bound(slice.get("stop"), size, size));
        var count = Math.ceilDiv(stop - start, step);
        return moved(x, y -> every(Ops.slice(y, axis, start, stop), axis, step, count));
    }

    private static int bound(JsonView given, int otherwise, int size) {
        var index = given.isNull() ? otherwise : given.integer();
        return Math.clamp(index < 0 ? index + size : index, 0, size);
    }

    /** Each step-th element along an axis, the first of each group of as many; zeros fill the last group. */
    private static Value every(Value x, int axis, int step, int count) {
        if (step == 1) {
            return x;
        }
        var filled = Axes.pad(x, axis, 0, count * step - x.shape().size(axis));
        var grouped = Ops.reshape(filled, inserted(x.shape(), axis + 1).with(axis, count).with(axis + 1, step));
        return Ops.reshape(Ops.slice(grouped, axis + 1, 0, 1), x.shape().with(axis, count));
    }
}
