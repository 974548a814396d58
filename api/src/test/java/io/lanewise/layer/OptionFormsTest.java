package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that Keras's JSON may give in several forms, and the one form in which they are written. */
class OptionFormsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Cropping1D         | "cropping":2                         | "cropping":[2,2]
            Cropping1D         | "cropping":[0,2]                     | "cropping":[0,2]
            Cropping2D         | "cropping":1                         | "cropping":[[1,1],[1,1]]
            Cropping2D         | "cropping":[1,2]                     | "cropping":[[1,1],[2,2]]
            Cropping2D         | "cropping":[[1,0],3]                 | "cropping":[[1,0],[3,3]]
            ZeroPadding3D      | "padding":[0,1,2]                    | "padding":[[0,0],[1,1],[2,2]]
            ZeroPadding1D      | "padding":1,"data_format":null       | "padding":[1,1],"data_format":"channels_last"
            UpSampling2D       | "size":3                             | "size":[3,3]
            UpSampling1D       | "size":3                             | "size":3
            Softmax            | "axis":1                             | "axis":1
            Softmax            | "axis":[1,2]                         | "axis":[1,2]
            LayerNormalization | "axis":-1                            | "axis":[-1]
            PReLU              | "shared_axes":[1,2]                  | "shared_axes":[1,2]
            EinsumDense        | "output_shape":3,"equation":"ab,bc->ac" | "output_shape":[3],"equation":"ab,bc->ac"
            EinsumDense        | "output_shape":[null,3],"equation":"abc,cd->abd" | "output_shape":[null,3],"equation":"abc,cd->abd"
            """)
    void isReadAndWritten(String layer, String read, String written) {
        var config = Layers.CATALOGUE.fromConfig(layer, JsonReader.read("{" + read + "}").view(layer)).config();
        assertThat(JsonWriter.COMPACT.write(config)).contains(written);
    }
}
