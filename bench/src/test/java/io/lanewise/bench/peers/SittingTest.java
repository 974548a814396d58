package io.lanewise.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SittingTest {
    @Test
    void threadsAndTasks() {
        assertThat(Sitting.Task.of().threads()).isEqualTo(1);
        assertThat(Sitting.Task.of().contests()).hasSize(Contest.all().size());
        assertThat(Sitting.Task.of("--threads", "2").threads()).isEqualTo(2);
        assertThat(Sitting.Task.of("--threads", "2", "lstm", "conv-1x1").contests()).extracting(Contest::name)
                .containsExactly("lstm-step", "lstm-predict", "conv-1x1-1", "conv-1x1-32");
        assertThatThrownBy(() -> Sitting.Task.of("--threads")).hasMessage("peers: expected [--threads N] [TASK]..., received --threads");
        assertThatThrownBy(() -> Sitting.Task.of("--threads", "two")).hasMessageContaining("received two");
        assertThatThrownBy(() -> Sitting.Task.of("lstn")).hasMessageContaining("lstm-step").hasMessageContaining("received lstn");
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
