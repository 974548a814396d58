package io.lanewise.config.json;

import java.util.LinkedHashMap;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Random JSON values: all types, nested, with awkward strings and numbers. */
final class JsonValues {
    private JsonValues() {}

    static Arbitrary<Json> any() {
        return Arbitraries.recursive(JsonValues::scalars, JsonValues::nested, 0, 4);
    }

    /** Any Unicode text without lone surrogates, with many of the characters that want escapes. */
    static Arbitrary<String> strings() {
        var plain = Arbitraries.strings().ofMaxLength(12).filter(text -> StringScanner.loneSurrogate(text) < 0);
        var awkward = Arbitraries.strings().withChars("\"\\/\b\f\n\r\t\u0000\u001f\u007f\u2028é€\uFFFD").ofMaxLength(8);
        var wide = Arbitraries.integers().between(0x10000, 0x10FFFF).map(Character::toString);
        return Arbitraries.oneOf(plain, awkward, wide);
    }

    private static Arbitrary<Json> scalars() {
        return Arbitraries.oneOf(
                strings().map(JsonString::new),
                Arbitraries.longs().map(JsonNumber::of),
                Arbitraries.doubles().map(JsonNumber::of),
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite).map(JsonNumber::of),
                Arbitraries.of(true, false).map(JsonBoolean::new),
                Arbitraries.just(JsonNull.NULL));
    }

    private static Arbitrary<Json> nested(Arbitrary<Json> inner) {
        Function<LinkedHashMap<String, Json>, Json> object = JsonObject::new;
        return Arbitraries.oneOf(
                inner.list().ofMaxSize(4).map(JsonArray::new),
                Arbitraries.maps(strings(), inner).ofMaxSize(4).map(LinkedHashMap::new).map(object));
    }
}
