package io.lanewise.model;

import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a table or a picture shows of a model.
 *
 * @param name the model's name
 * @param className {@code Sequential} or {@code Functional}
 * @param rows its layers in order; a Sequential model does not list its input
 * @param built whether shapes and weights exist
 * @param trainableParameters numbers that training changes
 * @param nonTrainableParameters the other numbers of the model's weights
 * @param optimizerParameters numbers the optimizer keeps, 0 before training
 */
public record Outline(
        String name, String className, List<Row> rows, boolean built, long trainableParameters, long nonTrainableParameters, long optimizerParameters) {

    /** Copies the list. */
    public Outline {
        rows = List.copyOf(rows);
    }

    /**
     * One layer.
     *
     * @param name the layer's name, such as {@code dense_1}
     * @param className Keras's class name, such as {@code Dense}
     * @param inputShapes the shapes of its inputs, with None for the batch; empty if not built
     * @param outputShapes the shapes of its outputs; empty if not built
     * @param dtype the type of its output
     * @param parameters how many numbers its weights hold
     * @param trainable Y, N or - as Keras shows it: whether training changes its weights, - if it has none
     * @param activation the name of its activation, or null if the layer has no such option
     * @param inbound where its inputs come from; empty for an input
     * @param nested the layers of a nested model
     */
    public record Row(
            String name, String className, List<Shape> inputShapes, List<Shape> outputShapes, DType dtype, long parameters, Trainable trainable,
            @Nullable String activation, List<Connection> inbound, List<Row> nested) {

        /** Copies the lists. */
        public Row {
            inputShapes = List.copyOf(inputShapes);
            outputShapes = List.copyOf(outputShapes);
            inbound = List.copyOf(inbound);
            nested = List.copyOf(nested);
        }
    }

    /**
     * One incoming arrow: output {@code tensor} of call number {@code node} of a layer, shown as {@code name[node][tensor]}.
     *
     * @param layer the name of the layer it comes from
     * @param node which call of that layer
     * @param tensor which of that call's outputs
     */
    public record Connection(String layer, int node, int tensor) {}

    /** Whether training changes a layer's weights. */
    public enum Trainable {
        /** Yes. */
        YES,
        /** No: the layer is frozen. */
        NO,
        /** The layer has no weights. */
        NONE
    }
}
