package io.lanewise.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WindowPlacementProperties {
    private static final int ALIGNMENT = 16;

    /** A positive number takes a window of that length; a negative one gives back one of those taken. */
    @Property
    void windowsThatAreAliveTogetherNeverOverlap(@ForAll @Size(max = 60) List<@IntRange(min = -50, max = 200) Integer> calls) {
        var placement = new WindowPlacement(ALIGNMENT);
        var lengths = new HashMap<Integer, Integer>();
        var alive = new ArrayList<Integer>();
        var together = new HashSet<Set<Integer>>();
        var most = 0;
        for (var call : calls) {
            if (call >= 0) {
                var window = placement.take(call);
                lengths.put(window, call);
                alive.forEach(other -> together.add(Set.of(window, other)));
                alive.add(window);
                most = Math.max(most, alive.stream().mapToInt(lengths::get).sum());
            } else if (!alive.isEmpty()) {
                placement.release(alive.remove(-call % alive.size()));
            }
        }
        placement.place();
        lengths.forEach((window, length) -> {
            assertThat(placement.at(window) % ALIGNMENT).isZero();
            assertThat(placement.at(window) + length).isLessThanOrEqualTo(placement.end());
        });
        for (var pair : together) {
            var both = List.copyOf(pair);
            int one = both.get(0);
            int other = both.get(1);
            assertThat(placement.at(one) + lengths.get(one) <= placement.at(other) || placement.at(other) + lengths.get(other) <= placement.at(one))
                    .as("%d and %d are apart", one, other).isTrue();
            assertThat(placement.at(one)).isNotEqualTo(placement.at(other));
        }
        assertThat(placement.end()).isGreaterThanOrEqualTo(most);
    }

    @Test
    void aLargeWindowThatBeginsLateTakesThePlaceOfSmallOnesThatHaveEnded() {
        var placement = new WindowPlacement(ALIGNMENT);
        var first = placement.take(48);
        var second = placement.take(48);
        placement.release(first);
        var third = placement.take(96);
        placement.release(second);
        placement.take(48);
        placement.place();
        assertThat(placement.at(third)).isZero();
        assertThat(placement.at(second)).isEqualTo(96);
        assertThat(placement.end()).isEqualTo(144);
    }
}
