package io.lanewise.config.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;

/** What Jackson, set as strict as it goes, makes of a text. */
final class JacksonOracle {
    private static final JsonMapper STRICT = JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();
    private static final JsonMapper PYTHON = JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

    private JacksonOracle() {}

    /** Whether the text is exactly one value; looks at tokens only, so that no number is ever too large. */
    static boolean accepts(String text) {
        try (var parser = STRICT.createParser(text)) {
            var values = 0;
            var depth = 0;
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue()) {
                    parser.getText();
                }
                if (token.isStructEnd()) {
                    depth--;
                } else if (depth == 0) {
                    values++;
                }
                if (token.isStructStart()) {
                    depth++;
                }
            }
            return values == 1;
        } catch (JsonProcessingException refused) {
            return false;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The value of a text as our type; every number keeps the text it had. */
    static Json read(String text) {
        try (var parser = PYTHON.createParser(text)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Json value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                var members = new LinkedHashMap<String, Json>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    var key = parser.currentName();
                    parser.nextToken();
                    members.put(key, value(parser));
                }
                yield new JsonObject(members);
            }
            case START_ARRAY -> {
                var elements = new ArrayList<Json>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(parser));
                }
                yield new JsonArray(elements);
            }
            case VALUE_STRING -> new JsonString(parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText());
            case VALUE_TRUE -> new JsonBoolean(true);
            case VALUE_FALSE -> new JsonBoolean(false);
            case VALUE_NULL -> JsonNull.NULL;
            default -> throw new IllegalStateException("unexpected " + parser.currentToken());
        };
    }

    /** The text Jackson writes for a value. */
    static String write(Json value) {
        try {
            return PYTHON.writeValueAsString(node(value));
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static JsonNode node(Json value) {
        var nodes = PYTHON.getNodeFactory();
        return switch (value) {
            case JsonObject object -> {
                var node = nodes.objectNode();
                object.members().forEach((key, member) -> node.set(key, node(member)));
                yield node;
            }
            case JsonArray array -> {
                var node = nodes.arrayNode();
                array.elements().forEach(element -> node.add(node(element)));
                yield node;
            }
            case JsonString string -> nodes.textNode(string.value());
            case JsonNumber number when number.text().matches("-?\\d+") -> nodes.numberNode(number.asLong());
            case JsonNumber number -> nodes.numberNode(number.asDouble());
            case JsonBoolean bool -> nodes.booleanNode(bool.value());
            case JsonNull _ -> nodes.nullNode();
        };
    }
}
