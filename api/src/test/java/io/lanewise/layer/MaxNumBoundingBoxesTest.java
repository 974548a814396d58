package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** MaxNumBoundingBoxes against Keras 3.15.1: boxes are left out or filled up, in models and files too. */
class MaxNumBoundingBoxesTest {
    private static final MaxNumBoundingBoxes FOUR = MaxNumBoundingBoxes.of(4).withBoundingBoxFormat(BoundingBoxFormat.XYXY).withFillValue(7);
    private static final Tensor IMAGES = Tensor.of(IntStream.range(0, 18).asDoubleStream().toArray()).reshape(2, 3, 3, 1);
    private static final Tensor BOXES = Tensor.of(IntStream.range(0, 24).asDoubleStream().toArray()).reshape(2, 3, 4);
    private static final Tensor LABELS = Tensor.wrap(new int[] {1, 2, 3, 4, 5, 6}, Shape.of(2, 3));

    /** A model that Keras 3.15.1 wrote: a dictionary within a dictionary, outputs in its order. */
    private static final String KERAS = """
            {"module": "keras.src.models.functional", "class_name": "Functional", "config": {"name": "functional", "trainable": true, "layers": [
            {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 3, 4], "dtype": "float32", "sparse": false, "ragged": false, "name": "b", "optional": false}, "registered_name": null, "name": "b", "inbound_nodes": []},
            {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 3], "dtype": "float32", "sparse": false, "ragged": false, "name": "l", "optional": false}, "registered_name": null, "name": "l", "inbound_nodes": []},
            {"module": "keras.layers", "class_name": "InputLayer", "config": {"batch_shape": [null, 3, 3, 1], "dtype": "float32", "sparse": false, "ragged": false, "name": "i", "optional": false}, "registered_name": null, "name": "i", "inbound_nodes": []},
            {"module": "keras.layers", "class_name": "MaxNumBoundingBoxes", "config": {"name": "m", "trainable": true, "dtype": {"module": "keras", "class_name": "DTypePolicy", "config": {"name": "float32"}, "registered_name": null}, "data_format": "channels_last", "bounding_box_format": "xyxy", "max_number": 4}, "registered_name": null, "build_config": {"input_shape": [2, 3, 3, 1]}, "name": "m", "inbound_nodes": [{"args": [
            {"images": {"class_name": "__keras_tensor__", "config": {"shape": [null, 3, 3, 1], "dtype": "float32", "keras_history": ["i", 0, 0]}},
            "bounding_boxes": {"boxes": {"class_name": "__keras_tensor__", "config": {"shape": [null, 3, 4], "dtype": "float32", "keras_history": ["b", 0, 0]}}, "labels": {"class_name": "__keras_tensor__", "config": {"shape": [null, 3], "dtype": "float32", "keras_history": ["l", 0, 0]}}}}], "kwargs": {}}]}],
            "input_layers": [["i", 0, 0], ["b", 0, 0], ["l", 0, 0]], "output_layers": [["m", 0, 2], ["m", 0, 0], ["m", 0, 1]]},
            "registered_name": "Functional", "build_config": {"input_shape": null}, "compile_config": {}}""";

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void missingBoxesAreFilledUp(boolean training) {
        var outputs = call(FOUR, training);
        assertThat(outputs.getFirst()).isEqualTo(Tensor.of(new double[] {
            0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 7, 7, 7, 7, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 7, 7, 7, 7
        }).reshape(2, 4, 4));
        assertThat(outputs.get(1)).isEqualTo(Tensor.wrap(new int[] {1, 2, 3, 7, 4, 5, 6, 7}, Shape.of(2, 4)));
        assertThat(outputs.getLast()).isEqualTo(IMAGES);
    }

    @Test
    void boxesBeyondTheNumberAreLeftOut() {
        var outputs = call(FOUR.with(MaxNumBoundingBoxes.MAX_NUMBER, 2), true);
        assertThat(outputs.getFirst().floats()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 12, 13, 14, 15, 16, 17, 18, 19);
        assertThat(outputs.get(1).ints()).containsExactly(1, 2, 4, 5);
        var asMany = call(FOUR.with(MaxNumBoundingBoxes.MAX_NUMBER, 3), true);
        assertThat(asMany).isEqualTo(List.of(BOXES, LABELS, IMAGES));
    }

    private static List<Tensor> call(MaxNumBoundingBoxes layer, boolean training) {
        var inputs = List.of(BOXES, LABELS, IMAGES);
        return training ? LayerCall.trainingAll(layer, inputs, 0) : LayerCall.predictingAll(layer, inputs);
    }

    /** Boxes of int32 become numbers, labels of float32 stay so. */
    @Test
    void typesAreThoseOfKeras() {
        var outputs = LayerCall.trainingAll(FOUR, List.of(Tensor.wrap(new int[24], Shape.of(2, 3, 4)), LABELS.to(DType.FLOAT32), IMAGES), 0);
        assertThat(outputs.stream().map(Tensor::dtype)).containsOnly(DType.FLOAT32);
    }

    @Test
    void imagesAlonePassThrough() {
        assertThat(Sequential.of(Input.of(3, 3, 1), MaxNumBoundingBoxes.of(4)).predict(IMAGES)).isEqualTo(IMAGES);
    }

    @Test
    void aModelOfKerasIsReadAndWrittenAgain() {
        var model = Model.fromJson(KERAS);
        var labels = LABELS.to(DType.FLOAT32);
        var outputs = model.predict(List.of(IMAGES, BOXES, labels));
        assertThat(outputs.getFirst()).isEqualTo(IMAGES);
        assertThat(outputs.get(1).shape()).isEqualTo(Shape.of(2, 4, 4));
        assertThat(outputs.getLast().floats()).containsExactly(1, 2, 3, -1, 4, 5, 6, -1);
        var json = model.toJson();
        assertThat(json.replaceAll("\\s", "")).contains("\"args\":[{\"bounding_boxes\":{\"boxes\":{", "}},\"labels\":{", "}}},\"images\":{", "\"output_layers\":[[\"m\",0,2],[\"m\",0,0],[\"m\",0,1]]");
        assertThat(Model.fromJson(json).toJson()).isEqualTo(json);
    }

    /** The number of boxes may be open. */
    @Test
    void anyNumberOfBoxes() {
        var boxes = Input.of(Shape.UNKNOWN, 4).symbol();
        var labels = Input.of(Shape.UNKNOWN).symbol();
        var images = Input.of(3, 3, 1).symbol();
        var model = Model.of(List.of(boxes, labels, images), FOUR.applyAll(boxes, labels, images));
        for (var count : new int[] {1, 4, 9}) {
            var outputs = model.predict(List.of(Tensor.zeros(2, count, 4), Tensor.zeros(2, count), IMAGES));
            assertThat(outputs.getFirst().shape()).isEqualTo(Shape.of(2, 4, 4));
            assertThat(outputs.get(1).shape()).isEqualTo(Shape.of(2, 4));
        }
    }

    @Test
    void configsAreThoseOfKerasAndTheFillValue() {
        assertThat(JsonWriter.COMPACT.write(FOUR.config())).contains(
                "\"data_format\":\"channels_last\"", "\"bounding_box_format\":\"xyxy\"", "\"max_number\":4", "\"fill_value\":7");
    }

    @Test
    void wrongInputsAreRefused() {
        assertThatThrownBy(() -> call(MaxNumBoundingBoxes.of(4), true))
                .hasMessageContainingAll("MaxNumBoundingBoxes", "bounding_box_format", "withBoundingBoxFormat", "(None, 3, 4)");
        assertThatThrownBy(() -> LayerCall.trainingAll(FOUR, List.of(BOXES, IMAGES), 0)).hasMessageContaining("images, or boxes, labels and images, received 2");
        assertThatThrownBy(() -> LayerCall.trainingAll(FOUR, List.of(Tensor.zeros(2, 3, 5), LABELS, IMAGES), 0))
                .hasMessageContainingAll("boxes (batch, boxes, 4)", "(None, 3, 5)");
        assertThatThrownBy(() -> LayerCall.trainingAll(FOUR, List.of(BOXES, Tensor.zeros(2, 4), IMAGES), 0))
                .hasMessageContainingAll("labels (None, 3), one for each box", "(None, 4)");
        assertThatThrownBy(() -> LayerCall.training(FOUR, Tensor.zeros(3, 3, 1), 0)).hasMessageContainingAll("images of the 4 axes", "(None, 3, 1)");
        assertThatThrownBy(() -> MaxNumBoundingBoxes.of(0)).hasMessageContaining("max_number must be an integer above 0, received 0");
    }
}
