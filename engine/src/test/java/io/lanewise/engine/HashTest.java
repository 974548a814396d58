package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Hashes of texts of all lengths at which the rules change, against TensorFlow 2.21.0. */
class HashTest {
    private static final int BUCKETS = 1_000_003;

    /** A text; {@code tf.strings.to_hash_bucket_fast} into BUCKETS and 2³¹ − 1; {@code to_hash_bucket_strong} with the keys (0, 0), (133, −137) and (1, 2). */
    static List<Arguments> texts() {
        return List.of(
                Arguments.of("", 377723, 1699943623, 625396, 259524, 1847395816),
                Arguments.of("a", 291400, 493484721, 324813, 731, 1705284436),
                Arguments.of("ab", 834328, 399016389, 663394, 89657, 214832564),
                Arguments.of("abc", 152962, 1043552938, 897889, 820042, 1260835414),
                Arguments.of("abcd", 267500, 2127136445, 657024, 519001, 1394298641),
                Arguments.of("Z\u00fcrich", 993973, 1257786736, 921744, 664720, 1400718117),
                Arguments.of("seven..", 833587, 1371833456, 929176, 187040, 1631753562),
                Arguments.of("eight...", 42457, 2001400259, 397411, 419451, 278491710),
                Arguments.of("a longer t", 715079, 131532166, 391718, 105813, 479305263),
                Arguments.of("fifteen chars..", 213571, 984747, 262587, 892138, 1014731106),
                Arguments.of("sixteen chars...", 826114, 2082836082, 580947, 123444, 1851633755),
                Arguments.of("seventeen chars..", 735242, 231856320, 882665, 295835, 956248173),
                Arguments.of("exactly twenty-four ch..", 442557, 851771672, 272231, 552672, 938381312),
                Arguments.of("thirty-two characters, exactly..", 270498, 1475375676, 443992, 100489, 1540665722),
                Arguments.of("thirty-three characters, exactly.", 505173, 925793958, 280959, 676523, 1384889105),
                Arguments.of("forty characters, of which some repeat..", 584834, 1311871773, 528479, 753921, 1712159558),
                Arguments.of("sixty-three " + "x".repeat(51), 354792, 749614726, 195341, 896942, 1122656941),
                Arguments.of("sixty-four " + "y".repeat(53), 252811, 1715195547, 661682, 42293, 1234625838),
                Arguments.of("sixty-five " + "z".repeat(54), 467703, 1246639314, 489415, 4804, 2031454791),
                Arguments.of("q".repeat(127), 339931, 1591895337, 362522, 926424, 1443797330),
                Arguments.of("r".repeat(128), 479407, 1206401013, 644172, 96536, 728297221),
                Arguments.of("s".repeat(129), 961709, 1905986406, 984477, 304419, 154688397),
                Arguments.of("The quick brown fox jumps over the lazy dog. ".repeat(5), 773985, 1458785034, 764299, 166844, 1380382887),
                Arguments.of("0", 537292, 1633463888, 535581, 54126, 1686355030),
                Arguments.of("-1", 285648, 1833158626, 187260, 175438, 2126601910),
                Arguments.of("2147483647", 745992, 1331686642, 753369, 264763, 438062979),
                Arguments.of("-2147483648", 345099, 1508909984, 131129, 462205, 513257478),
                Arguments.of("\ud83d\ude00", 567616, 1015424558, 390832, 992113, 1064159059));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void agreesWithTensorFlow(String text, int fast, int fastOfMany, int strong, int strongOfOtherKey, int strongOfMany) {
        var bytes = ("ab" + text + "c").getBytes(StandardCharsets.UTF_8);
        var length = bytes.length - 3;
        var fingerprint = FarmHash.fingerprint(bytes, 2, length);
        assertThat(Long.remainderUnsigned(fingerprint, BUCKETS)).isEqualTo(fast);
        assertThat(Long.remainderUnsigned(fingerprint, Integer.MAX_VALUE)).isEqualTo(fastOfMany);
        assertThat(Long.remainderUnsigned(SipHash.hash(bytes, 2, length, 0, 0), BUCKETS)).isEqualTo(strong);
        assertThat(Long.remainderUnsigned(SipHash.hash(bytes, 2, length, 133, -137), BUCKETS)).isEqualTo(strongOfOtherKey);
        assertThat(Long.remainderUnsigned(SipHash.hash(bytes, 2, length, 1, 2), Integer.MAX_VALUE)).isEqualTo(strongOfMany);
    }

    /** The vector of the paper: key 00 01 … 0f, bytes 00 01 … 0e. */
    @Test
    void agreesWithThePaper() {
        var bytes = new byte[15];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        assertThat(SipHash.hash(bytes, 0, bytes.length, 0x0706050403020100L, 0x0f0e0d0c0b0a0908L)).isEqualTo(0xa129ca6149be45e5L);
    }

    @Test
    void whatIsNotThereIsRefused() {
        assertThatThrownBy(() -> FarmHash.fingerprint(new byte[4], 2, 3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> SipHash.hash(new byte[4], -1, 3, 0, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
