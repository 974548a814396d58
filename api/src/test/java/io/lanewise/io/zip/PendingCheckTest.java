package io.lanewise.io.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lanewise.io.ModelFormatException;
import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** A CRC of pieces is that of all bytes, as the JDK computes it. */
class PendingCheckTest {
    @Property(tries = 200)
    void partsCombineToTheWhole(@ForAll @IntRange(max = 3000) int length, @ForAll @IntRange(max = 3000) int cut, @ForAll long seed) {
        var bytes = bytes(length, seed);
        var at = Math.min(cut, length);
        assertThat(Crc32.combine(crc(bytes, 0, at), crc(bytes, at, length), length - at)).isEqualTo(crc(bytes, 0, length));
    }

    @Property(tries = 200)
    void piecesInAnyOrderAndTheRest(@ForAll @IntRange(min = 1, max = 100_000) int length, @ForAll @IntRange(max = 9) int cuts, @ForAll long seed) throws IOException {
        var random = new Random(seed);
        var bytes = bytes(length, seed);
        var check = check(bytes, crc(bytes, 0, length));
        var borders = random.ints(2L * cuts, 0, length + 1).sorted().toArray();
        for (var i = cuts - 1; i >= 0; i--) {
            check.seen(borders[2 * i], borders[2 * i + 1] - borders[2 * i], crc(bytes, borders[2 * i], borders[2 * i + 1]));
        }
        assertThatCode(check::finish).doesNotThrowAnyException();

        var wrong = check(bytes, crc(bytes, 0, length) ^ 1);
        assertThatThrownBy(wrong::finish).isInstanceOf(ModelFormatException.class).hasMessageContaining("the file is damaged");
    }

    /** What was read is told as it was; a change in it or beside it is found. */
    @Test
    void aChangeIsFound() throws IOException {
        var bytes = bytes(1000, 1);
        var right = crc(bytes, 0, 1000);
        for (var at : new int[] {0, 99, 100, 499, 500, 999}) {
            var changed = bytes.clone();
            changed[at] ^= 4;
            var check = check(changed, right);
            check.seen(100, 400, crc(changed, 100, 500));
            assertThatThrownBy(check::finish).as("byte %d", at).isInstanceOf(ModelFormatException.class);
        }
    }

    @Test
    void piecesThatOverlapAreReadAnew() {
        var bytes = bytes(1000, 2);
        var check = check(bytes, crc(bytes, 0, 1000));
        check.seen(100, 400, crc(bytes, 100, 500));
        check.seen(300, 400, crc(bytes, 300, 700));
        assertThatCode(check::finish).doesNotThrowAnyException();
    }

    private static PendingCheck check(byte[] bytes, int crc) {
        return new PendingCheck(FileRegion.of(bytes, "bytes"), new ZipEntry("bytes", false, bytes.length, bytes.length, crc, 0, 0), false);
    }

    private static byte[] bytes(int length, long seed) {
        var bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private static int crc(byte[] bytes, int from, int to) {
        var crc = new CRC32();
        crc.update(Arrays.copyOfRange(bytes, from, to));
        return (int) crc.getValue();
    }
}
