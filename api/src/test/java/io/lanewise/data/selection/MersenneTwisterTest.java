package io.lanewise.data.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.lanewise.data.Fixtures;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MersenneTwisterTest {
    static List<JsonNode> seeds() {
        return Fixtures.rows("random.json");
    }

    private static MersenneTwister seeded(JsonNode row) {
        var key = row.get("key");
        return row.get("array").booleanValue() ? MersenneTwister.ofKey(Fixtures.ints(key)) : new MersenneTwister(key.get(0).longValue());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void drawsWhatNumPyDraws(JsonNode row) {
        var twister = seeded(row);
        var words = IntStream.range(0, 1300).mapToLong(i -> Integer.toUnsignedLong(twister.nextInt())).toArray();
        for (var i = 0; i < 4; i++) {
            assertThat(words[i]).isEqualTo(row.get("first").get(i).longValue());
        }
        assertThat(words[1299]).isEqualTo(row.get("last").longValue());
        var doubles = seeded(row);
        assertThat(new double[] {doubles.nextDouble(), doubles.nextDouble(), doubles.nextDouble()})
                .isEqualTo(Fixtures.doubles(row.get("doubles")));
        assertThat(seeded(row).permutation(17)).isEqualTo(Fixtures.ints(row.get("permutation")));
    }

    @Test
    void drawsTheTenThousandthNumberOfTheReference() {
        // The C++ standard requires 4123659995 as the 10,000th draw of a generator seeded with 5489.
        var twister = new MersenneTwister(5489);
        IntStream.range(0, 9999).forEach(i -> twister.nextInt());
        assertThat(Integer.toUnsignedLong(twister.nextInt())).isEqualTo(4123659995L);
    }

    @Test
    void permutesNothingAndOne() {
        assertThat(new MersenneTwister(1).permutation(0)).isEmpty();
        assertThat(new MersenneTwister(1).permutation(1)).containsExactly(0);
        assertThat(new MersenneTwister(1).nextUpTo(0)).isZero();
    }

    @Test
    void refusesWrongUse() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MersenneTwister(-1))
                .withMessage("MersenneTwister: seed must lie from 0 to 4294967295, received -1");
        assertThatIllegalArgumentException().isThrownBy(() -> new MersenneTwister(1L << 32)).withMessageContaining("received 4294967296");
        assertThatIllegalArgumentException().isThrownBy(MersenneTwister::ofKey).withMessageContaining("at least one word");
        assertThatIllegalArgumentException().isThrownBy(() -> new MersenneTwister(1).permutation(-3)).withMessageContaining("received -3");
        assertThatIllegalArgumentException().isThrownBy(() -> new MersenneTwister(1).nextUpTo(-3)).withMessageContaining("received -3");
    }
}
