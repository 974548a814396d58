package io.lanewise.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SittingTest {
    @Test
    void threads() {
        assertThat(Sitting.threads()).isEqualTo(1);
        assertThat(Sitting.threads("--threads", "2")).isEqualTo(2);
        assertThatThrownBy(() -> Sitting.threads("--threads")).hasMessage("peers: expected [--threads N], received --threads");
        assertThatThrownBy(() -> Sitting.threads("--threads", "two")).hasMessageContaining("received two");
    }

    @Test
    void theLastLineOfAProgramIsItsTime() {
        assertThat(Program.parse("a warning\nepoch seconds: 0.482\n")).isEqualTo(0.482);
        assertThatThrownBy(() -> Program.parse("epoch seconds: 1\nEND\n")).hasMessageContaining("received \"END\"");
    }

    @Test
    void aLineHasTheMedianRatio() {
        var contest = Contest.all().getFirst();
        assertThat(Sitting.line(contest, contest.peers().get(1), List.of(1.2, 9.0, 1.5))).isEqualTo("peers epoch torch by hand: ratio 1.50");
    }
}
