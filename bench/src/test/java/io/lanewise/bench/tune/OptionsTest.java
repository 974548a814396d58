package io.lanewise.bench.tune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void withoutAnyEverythingIsTried() {
        assertThat(Options.parse()).isEqualTo(new Options(Path.of("lanewise.profile"), Plan.FULL, List.of()));
    }

    @Test
    void allTogether() {
        assertThat(Options.parse("--quick", "--jvm", "-XX:MaxVectorSize=16", "--out", "target/mine", "--jvm", "-Xmx1g"))
                .isEqualTo(new Options(Path.of("target/mine"), Plan.QUICK, List.of("-XX:MaxVectorSize=16", "-Xmx1g")));
    }

    @Test
    void wrongOnesAreExplained() {
        assertThatThrownBy(() -> Options.parse("--out")).hasMessageContaining("--out expected a file").hasMessageContaining("received nothing");
        assertThatThrownBy(() -> Options.parse("--jvm")).hasMessageContaining("--jvm expected an option of java");
        assertThatThrownBy(() -> Options.parse("--fast")).hasMessageContaining("--quick").hasMessageContaining("received \"--fast\"");
        for (var nowhere : List.of("nowhere/profile", "target", "/")) {
            assertThatThrownBy(() -> Options.parse("--out", nowhere))
                    .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("a directory that exists, received " + nowhere);
        }
    }
}
