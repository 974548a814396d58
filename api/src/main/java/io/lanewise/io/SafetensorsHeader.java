package io.lanewise.io;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonException;
import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonView;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.io.bytes.FileRegion;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the header of a safetensors file says, checked.
 *
 * @param data where the arrays' bytes begin
 */
record SafetensorsHeader(Map<String, String> metadata, Map<String, Place> places, long data) {
    static final int LENGTH_BYTES = 8;
    private static final String METADATA = "__metadata__";
    private static final JsonLimits LIMITS = JsonLimits.DEFAULT.withDepth(4);
    private static final int MOST_AXES = 64;
    /** The order of the format's own library, so that files are the same as its. */
    private static final List<ElementType> WRITTEN = List.of(
            ElementType.UINT64, ElementType.INT64, ElementType.FLOAT64, ElementType.FLOAT32, ElementType.UINT32, ElementType.INT32,
            ElementType.BFLOAT16, ElementType.FLOAT16, ElementType.UINT16, ElementType.INT16, ElementType.INT8, ElementType.UINT8, ElementType.BOOL);

    /** Where an array lies, from the byte {@code begin} of the data to before {@code end}. */
    record Place(String name, ElementType type, Shape shape, long begin, long end) {}

    static SafetensorsHeader read(FileRegion file) throws IOException {
        var length = file.bytes(0, LENGTH_BYTES, "the header's length").getLong();
        if (length < 2 || length > LIMITS.bytes() || length > file.size() - LENGTH_BYTES) {
            throw file.error(0, "expected a header of 2 to " + Math.min(LIMITS.bytes(), file.size() - LENGTH_BYTES) + " bytes, found "
                    + Long.toUnsignedString(length) + "; the file is no safetensors file, or damaged");
        }
        var text = new byte[(int) length];
        file.read(LENGTH_BYTES, ByteBuffer.wrap(text), "the header");
        if (text[0] != '{') {
            throw file.error(LENGTH_BYTES, "expected a JSON object, beginning with {, found the byte 0x%02x".formatted(text[0]));
        }
        try {
            return read(file, JsonReader.read(text, LIMITS).view("header"), LENGTH_BYTES + length);
        } catch (JsonException e) {
            throw file.error(LENGTH_BYTES, "the header, " + e.getMessage(), e);
        }
    }

    private static SafetensorsHeader read(FileRegion file, JsonView json, long data) {
        var metadata = new LinkedHashMap<String, String>();
        var places = new LinkedHashMap<String, Place>();
        json.members().forEach((name, member) -> {
            if (name.equals(METADATA)) {
                member.members().forEach((key, value) -> metadata.put(key, value.string()));
            } else {
                places.put(name, place(name, member));
            }
        });
        var inOrder = new ArrayList<>(places.values());
        inOrder.sort(Comparator.comparingLong(Place::begin).thenComparingLong(Place::end));
        var end = 0L;
        for (var place : inOrder) {
            if (place.begin != end) {
                throw json.get(place.name).error("expected the array to begin at " + end + ", where the one before it ends, found " + place.begin);
            }
            end = place.end;
        }
        if (end != file.size() - data) {
            throw file.error(data, "expected " + end + " bytes for the arrays, found " + (file.size() - data) + "; the file is damaged or was cut off: copy it anew");
        }
        return new SafetensorsHeader(Collections.unmodifiableMap(metadata), places, data);
    }

    private static Place place(String name, JsonView json) {
        for (var key : json.members().keySet()) {
            if (!List.of("dtype", "shape", "data_offsets").contains(key)) {
                throw json.error("expected the keys dtype, shape and data_offsets, found another");
            }
        }
        var type = ElementType.bySafetensorsName(json.get("dtype").string());
        if (type.isEmpty()) {
            throw json.get("dtype").error("expected one of " + Arrays.stream(ElementType.values()).map(ElementType::safetensorsName).toList()
                    + ", found another; store the array as one of them");
        }
        var sizes = json.get("shape").elements().stream().mapToLong(JsonView::longInteger).toArray();
        var shape = Sizes.shape(sizes, MOST_AXES).orElseThrow(() -> json.get("shape").error(Sizes.problem(sizes, MOST_AXES)));
        var offsets = json.get("data_offsets");
        if (offsets.elements().size() != 2) {
            throw offsets.error("expected two offsets");
        }
        var begin = offsets.element(0).longInteger();
        var end = offsets.element(1).longInteger();
        var bytes = (long) shape.elements() * type.get().bytes();
        if (begin < 0 || begin > Long.MAX_VALUE - bytes || end != begin + bytes) {
            throw offsets.error("expected " + bytes + " bytes for " + type.get() + " " + shape + ", found those from " + begin + " to " + end);
        }
        return new Place(name, type.get(), shape, begin, end);
    }

    /** The header for tensors: they lie one after the other, those of larger elements first, then by name. */
    static SafetensorsHeader of(Map<String, Tensor> tensors, Map<String, String> metadata, SaveOptions options) {
        if (tensors.containsKey(METADATA)) {
            throw new IllegalArgumentException("Safetensors.write: expected names of tensors, received " + METADATA + ", which the format keeps for texts");
        }
        var unplaced = new ArrayList<Place>();
        tensors.forEach((name, tensor) -> unplaced.add(new Place(name, options.typeOf(name, ElementType.of(tensor.dtype())), tensor.shape(), 0, 0)));
        unplaced.sort(Comparator.comparingInt((Place place) -> WRITTEN.indexOf(place.type)).thenComparing(Place::name));
        var places = new LinkedHashMap<String, Place>();
        var begin = 0L;
        for (var place : unplaced) {
            var end = begin + (long) place.shape.elements() * place.type.bytes();
            places.put(place.name, new Place(place.name, place.type, place.shape, begin, end));
            begin = end;
        }
        return new SafetensorsHeader(metadata, places, 0);
    }

    /** The header's JSON, filled up with blanks to a multiple of 8 bytes. */
    byte[] bytes() {
        var json = JsonObject.builder();
        if (!metadata.isEmpty()) {
            var texts = JsonObject.builder();
            metadata.forEach(texts::put);
            json.put(METADATA, texts.build());
        }
        for (var place : places.values()) {
            json.put(place.name, JsonObject.builder()
                    .put("dtype", place.type.safetensorsName())
                    .put("shape", new JsonArray(Arrays.stream(place.shape.toArray()).<Json>mapToObj(size -> Json.of((long) size)).toList()))
                    .put("data_offsets", new JsonArray(List.of(Json.of(place.begin), Json.of(place.end))))
                    .build());
        }
        byte[] text;
        try {
            text = JsonWriter.COMPACT.writeBytes(json.build());
        } catch (JsonException e) {
            throw new IllegalArgumentException("Safetensors.write: a name or text cannot be written: " + e.getMessage(), e);
        }
        var padded = Arrays.copyOf(text, (text.length + LENGTH_BYTES - 1) / LENGTH_BYTES * LENGTH_BYTES);
        Arrays.fill(padded, text.length, padded.length, (byte) ' ');
        return padded;
    }
}
