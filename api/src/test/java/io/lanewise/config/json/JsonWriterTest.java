package io.lanewise.config.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    private static final Json CONFIG =
            JsonObject.builder().put("units", 10).put("rate", 1e-7).put("use_bias", true).put("bias", JsonNull.NULL).build();
    private static final Json DENSE = JsonObject.builder()
            .put("class_name", "Dense")
            .put("config", CONFIG)
            .put("shape", JsonArray.of(JsonNull.NULL, Json.of(784)))
            .put("inbound_nodes", JsonArray.of())
            .put("none", JsonObject.builder().build())
            .build();

    @Test
    void compactIsOneLineWithoutBlanks() {
        assertThat(JsonWriter.COMPACT.write(DENSE)).isEqualTo("{\"class_name\":\"Dense\","
                + "\"config\":{\"units\":10,\"rate\":1e-07,\"use_bias\":true,\"bias\":null},"
                + "\"shape\":[null,784],\"inbound_nodes\":[],\"none\":{}}");
    }

    @Test
    void indentedIsALineAValue() {
        assertThat(JsonWriter.INDENTED.write(DENSE)).isEqualTo("""
                {
                  "class_name": "Dense",
                  "config": {
                    "units": 10,
                    "rate": 1e-07,
                    "use_bias": true,
                    "bias": null
                  },
                  "shape": [
                    null,
                    784
                  ],
                  "inbound_nodes": [],
                  "none": {}
                }""");
    }

    @Test
    void onlyWhatMustBeEscapedIs() {
        var text = Json.of("\"\\/\b\f\n\r\t\u0000\u001f\u007fé€😀\u2028");
        assertThat(JsonWriter.COMPACT.write(text)).isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007fé€😀\u2028\"");
        assertThat(JsonWriter.COMPACT.writeBytes(Json.of("é"))).isEqualTo("\"é\"".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nanAndInfinityAreWrittenOnRequestOnly() {
        var values = JsonArray.of(Json.of(Double.NaN), Json.of(Double.POSITIVE_INFINITY), Json.of(Double.NEGATIVE_INFINITY));
        assertThat(JsonWriter.COMPACT.withPythonNumbers().write(values)).isEqualTo("[NaN,Infinity,-Infinity]");
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonWriter.COMPACT.write(values))
                .withMessage("JsonWriter: expected a finite number, received NaN; withPythonNumbers() writes it");
    }

    @Test
    void refusesWhatNoReaderWouldTake() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonWriter.COMPACT.write(Json.of("a\ud83d")))
                .withMessage("JsonWriter: expected surrogates in pairs, received a string with a lone U+D83D");
        Json deep = JsonNull.NULL;
        for (var depth = 0; depth < 1001; depth++) {
            deep = JsonArray.of(deep);
        }
        var tooDeep = deep;
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonWriter.COMPACT.write(tooDeep))
                .withMessage("JsonWriter: expected at most 1000 arrays and objects within each other, received more");
        assertThat(JsonWriter.COMPACT.write(((JsonArray) tooDeep).elements().getFirst())).startsWith("[[");
    }

    @Test
    void wrongUseOfBuildersIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JsonWriter(17, false))
                .withMessage("JsonWriter: indent must be from 0 to 16, received 17");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonObject.builder().put("a", 1).put("a", 2))
                .withMessage("JsonObject: the key \"a\" is there already, with 1");
    }
}
