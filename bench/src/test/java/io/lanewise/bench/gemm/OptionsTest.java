package io.lanewise.bench.gemm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void withoutAnyOneThreadIsMeasuredInFull() {
        assertThat(Options.parse()).isEqualTo(new Options(1, Plan.FULL, List.of()));
    }

    @Test
    void allTogether() {
        assertThat(Options.parse("--threads", "2", "--quick", "--jvm", "-XX:UseAVX=2", "--jvm", "-Xint"))
                .isEqualTo(new Options(2, Plan.QUICK, List.of("-XX:UseAVX=2", "-Xint")));
    }

    @Test
    void wrongOnesAreExplained() {
        assertThatThrownBy(() -> Options.parse("--threads", "0")).hasMessageContaining("expected a number from 1 to 999, such as 2, received 0");
        assertThatThrownBy(() -> Options.parse("--threads")).hasMessageContaining("received nothing");
        assertThatThrownBy(() -> Options.parse("--jvm")).hasMessageContaining("expected an option of java");
        assertThatThrownBy(() -> Options.parse("--slow")).hasMessageContaining("--quick").hasMessageContaining("received \"--slow\"");
    }

    @Test
    void aQuickPlanSaysWhatItLeavesOut() {
        assertThat(Plan.FULL.omissions()).hasSize(1).allMatch(line -> line.endsWith("EJML"));
        assertThat(Plan.QUICK.omissions()).hasSize(2).allMatch(line -> line.startsWith("left out: products above"));
        assertThat(Plan.QUICK.includes(Contestant.MKL, Product.parse("2048×2048×2048 NN"))).isFalse();
        assertThat(Plan.QUICK.includes(Contestant.EJML, Product.parse("1024×1024×1024 NN"))).isFalse();
    }
}
