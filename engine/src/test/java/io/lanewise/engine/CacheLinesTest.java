package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheLinesTest {
    private static final long MEGABYTE = 1 << 20;

    /** As {@code -XX:+PrintFlagsFinal} shows G1HeapRegionSize for these sizes of the heap. */
    @ParameterizedTest
    @CsvSource({"64, 1", "2048, 1", "3000, 2", "4096, 2", "6040, 4", "16384, 8", "65536, 32", "500000, 32"})
    void regionsAreThoseThatG1Chooses(long heapMegabytes, long regionMegabytes) {
        assertThat(CacheLines.region(heapMegabytes * MEGABYTE)).isEqualTo(regionMegabytes * MEGABYTE);
    }

    @Test
    void anArrayApartIsLargeEnoughForAPlaceOfItsOwnAndForItsElements() {
        assertThat(CacheLines.lengthApart(1) * 4L).isGreaterThanOrEqualTo(MEGABYTE / 2);
        assertThat(CacheLines.lengthApart(100_000_000)).isEqualTo(100_000_000 + CacheLines.FIRST);
    }
}
