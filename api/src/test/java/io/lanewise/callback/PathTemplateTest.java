package io.lanewise.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected texts are those of Python 3's {@code str.format}. */
class PathTemplateTest {
    private static final Map<String, Double> LOGS = Map.of("val_loss", 0.125, "loss", 1234567.891, "small", 1.5e-7);

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "m{epoch:02d}.keras | m07.keras",
        "{epoch}-{batch:>4d} | 7-  12",
        "{val_loss:.2f} | 0.12",
        "{val_loss:.1%} | 12.5%",
        "{val_loss} | 0.125",
        "{small} | 1.5e-07",
        "{small:.3f} | 0.000",
        "{loss:.4e} | 1.2346e+06",
        "{loss:g} | 1.23457e+06",
        "{loss:,.1f} | 1,234,567.9",
        "{loss:012.1f} | 0001234567.9",
        "{val_loss:+.3f} | +0.125",
        "{val_loss:*^9.3f} | **0.125**",
        "{val_loss:x<7.2f} | 0.12xxx",
        "{epoch:.1f} | 7.0",
        "a{{b}}c | a{b}c",
    })
    void writesFieldsAsPythonDoes(String template, String expected) {
        assertThat(PathTemplate.of(template).path(Map.of("epoch", 7, "batch", 12), LOGS)).isEqualTo(Path.of(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{epoch", "epoch}", "{}", "{epoch:02x}", "{:d}"})
    void refusesWhatIsNoTemplate(String template) {
        assertThatThrownBy(() -> PathTemplate.of(template)).isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll(template, "{epoch:02d}");
    }

    @Test
    void aFieldThatNothingFillsIsRefusedWithThoseThereAre() {
        assertThatThrownBy(() -> PathTemplate.of("{val_acc:.2f}").path(Map.of("epoch", 1), Map.of("val_accuracy", 0.5)))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("\"val_acc\"", "[epoch]", "[val_accuracy]");
        assertThatThrownBy(() -> PathTemplate.of("{val_loss:02d}").path(Map.of(), LOGS)).hasMessageContainingAll("no whole number", "{val_loss:.2f}");
        assertThatThrownBy(() -> PathTemplate.of("{epoch:.2}").path(Map.of("epoch", 1), LOGS)).hasMessageContainingAll("whole number", "{epoch:02d}");
    }

    @Test
    void theFolderIsWhatDoesNotChange() {
        assertThat(PathTemplate.of("/a/b/c-{epoch}.keras").folder()).isEqualTo(Path.of("/a/b"));
        assertThat(PathTemplate.of("/a/b/{epoch}/c.keras").folder()).isEqualTo(Path.of("/a/b"));
        assertThat(PathTemplate.of("/a/b/c.keras").fixed()).contains(Path.of("/a/b/c.keras"));
    }
}
