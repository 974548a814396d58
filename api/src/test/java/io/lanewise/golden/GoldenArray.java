package io.lanewise.golden;

import io.lanewise.config.json.JsonBoolean;
import io.lanewise.config.json.JsonString;
import io.lanewise.config.json.JsonView;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;

/**
 * An array of a golden case, row-major.
 *
 * @param name its name, empty if it has none
 * @param dtype NumPy's name of the element type: {@code float32}, {@code float64}, {@code int32}, {@code int64} or {@code bool}
 * @param data the elements; for {@code bool} 0 and 1
 */
public record GoldenArray(String name, Shape shape, String dtype, double[] data) {
    /** The array at a place of a case. */
    public static GoldenArray read(JsonView json) {
        var shape = Shape.of(json.get("shape").integers());
        var data = json.get("data").elements().stream().mapToDouble(GoldenArray::element).toArray();
        if (!shape.isKnown() || shape.elements() != data.length) {
            throw json.error("expected as many elements as the shape " + shape + " has, received " + data.length);
        }
        return new GoldenArray(json.find("name").map(JsonView::string).orElse(""), shape, json.get("dtype").string(), data);
    }

    private static double element(JsonView json) {
        return switch (json.json()) {
            case JsonBoolean bool -> bool.value() ? 1 : 0;
            case JsonString text -> switch (text.value()) {
                case "NaN", "Infinity", "-Infinity" -> Double.parseDouble(text.value());
                default -> throw json.error("expected a number, NaN or an infinity, received \"" + text.value() + "\"");
            };
            default -> json.number();
        };
    }

    /** A tensor of the nearest type Lanewise has: float32 for floats, int32 for integers, uint8 for booleans. */
    public Tensor tensor() {
        return switch (dtype) {
            case "float32", "float64" -> tensor(DType.FLOAT32);
            case "int32", "int64" -> tensor(DType.INT32);
            case "bool" -> tensor(DType.UINT8);
            default -> throw wrong("expected float32, float64, int32, int64 or bool, received " + dtype);
        };
    }

    /** A tensor as a loss sees labels: booleans have become float32, as when rows of data are gathered. */
    public Tensor label() {
        return tensor(dtype.startsWith("int") ? DType.INT32 : DType.FLOAT32);
    }

    /**
     * A tensor of a type.
     *
     * @throws IllegalArgumentException if an element is not a number of an integer type that was asked for
     */
    public Tensor tensor(DType wanted) {
        return switch (wanted) {
            case FLOAT32 -> {
                var elements = new float[data.length];
                for (var i = 0; i < data.length; i++) {
                    elements[i] = (float) data[i];
                }
                yield Tensor.wrap(elements, shape);
            }
            case INT32 -> {
                var elements = new int[data.length];
                for (var i = 0; i < data.length; i++) {
                    elements[i] = whole(i, Integer.MIN_VALUE, Integer.MAX_VALUE, wanted);
                }
                yield Tensor.wrap(elements, shape);
            }
            case UINT8 -> {
                var elements = new byte[data.length];
                for (var i = 0; i < data.length; i++) {
                    elements[i] = (byte) whole(i, 0, 255, wanted);
                }
                yield Tensor.wrap(elements, shape);
            }
        };
    }

    private int whole(int i, int least, int most, DType wanted) {
        if (data[i] != (int) data[i] || data[i] < least || data[i] > most) {
            throw wrong("expected only numbers of " + wanted + ", received " + data[i] + " at " + i);
        }
        return (int) data[i];
    }

    private IllegalArgumentException wrong(String problem) {
        return new IllegalArgumentException("golden array " + name + ": " + problem);
    }
}
