package io.lanewise.config.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Reader and writer against each other and against Jackson, on random values and on damaged texts. */
class JsonProperties {
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatIsWrittenReadsBackAsTheSame(@ForAll("values") Json value) {
        assertThat(JsonReader.read(JsonWriter.COMPACT.write(value))).isEqualTo(value);
        assertThat(JsonReader.read(JsonWriter.INDENTED.write(value))).isEqualTo(value);
        assertThat(JsonReader.read(JsonWriter.COMPACT.writeBytes(value), JsonLimits.DEFAULT)).isEqualTo(value);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void jacksonReadsWhatIsWritten(@ForAll("values") Json value) {
        assertThat(JacksonOracle.accepts(JsonWriter.COMPACT.write(value))).isTrue();
        assertThat(JacksonOracle.read(JsonWriter.COMPACT.write(value))).isEqualTo(value);
        assertThat(JacksonOracle.read(JsonWriter.INDENTED.write(value))).isEqualTo(value);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void whatJacksonWritesIsReadAsJacksonReadsIt(@ForAll("values") Json value) {
        var text = JacksonOracle.write(value);
        assertThat(JsonReader.read(text)).isEqualTo(JacksonOracle.read(text));
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void damagedTextsAreRefusedWhereJacksonRefusesThem(@ForAll("damaged") String text) {
        assertThat(accepts(text)).as(text).isEqualTo(JacksonOracle.accepts(text));
    }

    @Property(tries = 5000)
    void textsOfJsonCharactersAreRefusedWhereJacksonRefusesThem(@ForAll("jsonLike") String text) {
        assertThat(accepts(text)).as(text).isEqualTo(JacksonOracle.accepts(text));
    }

    @Property
    void doublesReadBackAsTheSameBits(@ForAll("doubles") double value) {
        var number = JsonNumber.of(value);
        assertThat(Double.doubleToLongBits(number.asDouble())).isEqualTo(Double.doubleToLongBits(value));
        assertThat(number.text()).as("a float in Python").containsAnyOf(".", "e");
    }

    @Property
    void everyByteSequenceIsReadOrRefusedWithItsPlace(@ForAll byte[] bytes) {
        var quoted = ("\"" + new String(bytes, StandardCharsets.ISO_8859_1) + "\"").getBytes(StandardCharsets.ISO_8859_1);
        try {
            JsonReader.read(quoted, JsonLimits.DEFAULT);
        } catch (JsonException refused) {
            assertThat(refused).hasMessageMatching("(?s)line \\d+, column \\d+: expected .*, received .*");
        }
    }

    private static boolean accepts(String text) {
        try {
            JsonReader.read(text);
            return true;
        } catch (JsonException refused) {
            return false;
        }
    }

    @Provide
    Arbitrary<Json> values() {
        return JsonValues.any();
    }

    @Provide
    Arbitrary<Double> doubles() {
        return Arbitraries.oneOf(Arbitraries.doubles(), Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite));
    }

    @Provide
    Arbitrary<String> jsonLike() {
        return Arbitraries.strings().withChars("{}[]\":,\\u01a.eE+- \n").ofMaxLength(7);
    }

    /** A valid text of ASCII (Jackson takes lone surrogates) in which one character is left out, put in or replaced. */
    @Provide
    Arbitrary<String> damaged() {
        var texts = JsonValues.any().map(value -> JsonWriter.COMPACT.write(value).replaceAll("[^\\x00-\\x7f]", "x"));
        var marks = Arbitraries.chars().with("{}[]\":,\\u01a.eE+- \ntfn".toCharArray());
        var places = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(texts, places, Arbitraries.integers().between(0, 2), marks).as((text, place, kind, mark) -> {
            var at = (int) (place * (text.length() - 1));
            return switch (kind) {
                case 0 -> text.substring(0, at) + text.substring(at + 1);
                case 1 -> text.substring(0, at) + mark + text.substring(at);
                default -> text.substring(0, at) + mark + text.substring(at + 1);
            };
        });
    }
}
