package io.lanewise.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WindowAllocatorProperties {
    private static final int ALIGNMENT = 16;

    private record Window(int at, int length) {}

    /** A positive number takes a window of that length; a negative one gives back one of those taken. */
    @Property
    void windowsInUseNeverOverlap(@ForAll @Size(max = 60) List<@IntRange(min = -50, max = 200) Integer> calls) {
        var allocator = new WindowAllocator(ALIGNMENT);
        var used = new ArrayList<Window>();
        for (var call : calls) {
            if (call >= 0) {
                var window = new Window(allocator.take(call), call);
                assertThat(window.at() % ALIGNMENT).isZero();
                assertThat(window.at() + window.length()).isLessThanOrEqualTo(allocator.peak());
                assertThat(used).noneMatch(other -> window.at() < other.at() + other.length() && other.at() < window.at() + window.length());
                used.add(window);
            } else if (!used.isEmpty()) {
                var window = used.remove(-call % used.size());
                allocator.release(window.at(), window.length());
            }
        }
        used.forEach(window -> allocator.release(window.at(), window.length()));
        var before = allocator.peak();
        assertThat(allocator.take(before)).as("all is one gap again").isZero();
        assertThat(allocator.peak()).isEqualTo(Math.max(before, ALIGNMENT));
    }

    @Test
    void theSmallestGapThatFitsIsTaken() {
        var allocator = new WindowAllocator(ALIGNMENT);
        var large = allocator.take(64);
        allocator.take(1);
        var small = allocator.take(32);
        allocator.take(1);
        allocator.release(large, 64);
        allocator.release(small, 32);
        assertThat(allocator.take(20)).isEqualTo(small);
        assertThat(allocator.take(20)).isEqualTo(large);
    }
}
