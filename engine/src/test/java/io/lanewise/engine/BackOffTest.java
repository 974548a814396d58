package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final long MILLISECOND = 1_000_000;

    private long now = -5 * MILLISECOND; // a clock may begin anywhere
    private final BackOff backOff = new BackOff(() -> now);

    private boolean isOnAfter(long milliseconds) {
        now += milliseconds * MILLISECOND;
        return backOff.isOn();
    }

    private void stall() {
        backOff.waited(50_000, 3 * MILLISECOND);
    }

    @Test
    void shortWaitsAndWaitsForLongPartsAreNoStalls() {
        backOff.waited(50_000, 200_000);
        backOff.waited(40 * MILLISECOND, 30 * MILLISECOND);
        assertThat(isOnAfter(0)).isFalse();
    }

    @Test
    void aStallIsFollowedByAShortTimeAlone() {
        stall();
        assertThat(isOnAfter(0)).isTrue();
        assertThat(isOnAfter(1)).isFalse();
    }

    @Test
    void stallsThatCostMuchOfTheTimeDoubleItUpToALimit() {
        for (long length : new long[] {1, 2, 4, 8, 16, 32, 64, 128, 128}) {
            stall();
            assertThat(isOnAfter(length - 1)).as("%s ms", length).isTrue();
            assertThat(isOnAfter(1)).as("%s ms", length).isFalse();
        }
    }

    /** As of a compiler or a collector now and then: a fifth of the time is less than what working alone would lose. */
    @Test
    void stallsThatCostLittleOfTheTimeDoNot() {
        for (int i = 0; i < 20; i++) {
            stall();
            assertThat(isOnAfter(1)).isFalse();
            now += 15 * MILLISECOND;
        }
    }

    @Test
    void aQuietTimeBeginsAnew() {
        stall();
        now += MILLISECOND;
        stall(); // 2
        now += 2 * MILLISECOND;
        assertThat(isOnAfter(20)).isFalse();
        stall();
        assertThat(isOnAfter(1)).isFalse();
    }

    @Test
    void aNewTeamHasNotStalled() {
        stall();
        backOff.reset();
        assertThat(isOnAfter(0)).isFalse();
        stall();
        assertThat(isOnAfter(1)).isFalse();
    }
}
