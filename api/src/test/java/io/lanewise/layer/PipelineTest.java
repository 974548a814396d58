package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.Model;
import io.lanewise.Sequential;
import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.hdf5.Hdf5File;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers in a row as one: what they compute together, and where files keep their weights. */
class PipelineTest {
    private static final Tensor X = Tensor.of(new double[] {1, 2, 3, 4, 5, 7}, 2, 3);

    private static Sequential model() {
        return Sequential.of(Input.of(3), Pipeline.of(Rescaling.of(0.5), Dense.of(3), Dense.of(2), Normalization.of().adapt(Tensor.of(new double[] {1, 2, 3, 5}, 2, 2))));
    }

    @Test
    void itsLayersFollowEachOther() {
        var pipeline = model();
        var layers = Sequential.of(
                Input.of(3), Rescaling.of(0.5), Dense.of(3), Dense.of(2), Normalization.of().adapt(Tensor.of(new double[] {1, 2, 3, 5}, 2, 2)));
        layers.setWeights(pipeline.weights());
        assertThat(layers.predict(X)).isEqualTo(pipeline.predict(X));
    }

    @Test
    void masksGoFromLayerToLayer() {
        var x = Tensor.of(new double[] {1, 2, 0, 5, 0, 0}, 2, 3, 1);
        var pipeline = Sequential.of(Input.of(3, 1), Pipeline.of(Masking.of(), Lstm.of(2)));
        var layers = Sequential.of(Input.of(3, 1), Masking.of(), Lstm.of(2));
        layers.setWeights(pipeline.weights());
        assertThat(layers.predict(x)).isEqualTo(pipeline.predict(x));
    }

    @Test
    void filesKeepItsWeights(@TempDir Path folder) throws IOException {
        var model = model();
        model.save(folder.resolve("model.keras"));
        assertThat(Model.load(folder.resolve("model.keras")).predict(X)).isEqualTo(model.predict(X));
        // Where Keras 3.15.1 writes and looks for them.
        model.saveWeights(folder.resolve("model.weights.h5"));
        try (var channel = FileChannel.open(folder.resolve("model.weights.h5"))) {
            var root = Hdf5File.open(FileRegion.of(channel, "model.weights.h5")).root();
            assertThat(root.findDataset("layers/pipeline/layers/dense/vars/0")).isPresent();
            assertThat(root.findDataset("layers/pipeline/layers/dense_1/vars/1")).isPresent();
        }
    }

    @Test
    void itTrainsAsItsLayersDo() {
        var noise = Pipeline.of(RandomBrightness.of(0.2), GaussianNoise.of(0.5));
        var images = Tensor.zeros(2, 3, 3, 1);
        assertThat(LayerCall.training(noise, images, 0)).isNotEqualTo(LayerCall.training(noise, images, 1));
        assertThat(LayerCall.predicting(noise, images)).isEqualTo(images);
    }
}
