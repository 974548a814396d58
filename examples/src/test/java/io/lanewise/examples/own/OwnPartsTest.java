package io.lanewise.examples.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class OwnPartsTest {
    @Test
    void nineOfTenDeliveriesAreInTime() throws IOException {
        assertThat(OwnParts.run(30)).isLessThan(0.02);
    }
}
