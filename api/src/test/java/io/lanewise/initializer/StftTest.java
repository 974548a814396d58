package io.lanewise.initializer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import io.lanewise.tensor.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Numbers of {@code keras.initializers.STFT} and {@code scipy.signal.get_window}. */
class StftTest {
    @Test
    void theRealSideWithHannsWindow() {
        assertNear(fill("{}", Shape.of(5, 1, 3)), 0, 0, 0, 0.40825, 0, -0.40825, 0.81650, -0.81650, 0.81650, 0.40825, 0, -0.40825, 0, 0, 0);
    }

    @Test
    void theImaginarySideScaledBySpectrum() {
        assertNear(fill("""
                {"side": "imag", "window": "hamming", "scaling": "spectrum"}""", Shape.of(6, 1, 4)),
                0, 0, 0, 0, 0, -0.12394, -0.12394, 0, 0, -0.28415, 0.28415, 0, 0, 0, 0, 0, 0, 0.12394, -0.12394, 0, 0, 0.024922, 0.024922, 0);
    }

    @Test
    void numbersOfOnesOwnAndNoWindow() {
        assertNear(fill("""
                {"window": [0.5, 2], "scaling": null}""", Shape.of(2, 1, 2)), 0.5, 0.5, 2, -2);
        assertNear(fill("""
                {"window": null}""", Shape.of(2, 1, 2)), 1, 1, 1, -1);
    }

    @Test
    void namedWindows() {
        assertWindow("parzen", false, 0.0058309, 0.1574344, 0.65014577, 1, 0.65014577, 0.1574344, 0.0058309);
        assertWindow("triang", true, 0.25, 0.5, 0.75, 1, 0.75, 0.5);
        assertWindow("flattop", true, -0.00042105, -0.06771425, 0.60687215, 0.60687215, -0.06771425);
        assertWindow("cosine", false, 0.30901699, 0.80901699, 1, 0.80901699, 0.30901699);
        assertWindow("lanczos", false, 0, 0.63661977, 1, 0.63661977, 0);
        assertWindow("barthann", false, 0, 0.5, 1, 0.5, 0);
    }

    @Test
    void refusesOtherShapesAndWindows() {
        assertThatThrownBy(() -> fill("{}", Shape.of(4, 2, 3))).hasMessageContaining("(frame length, 1, frequencies)");
        assertThatThrownBy(() -> fill("{\"window\": [1, 2]}", Shape.of(3, 1, 2))).hasMessageContaining("3, received 2");
        assertThatThrownBy(() -> fill("{\"window\": \"hanning\"}", Shape.of(3, 1, 2))).hasMessageContaining("unknown window \"hanning\"; near known names: \"hamming\"");
    }

    @Test
    void everyInitializerOfKerasIsThere() {
        var classes = Initializers.CATALOGUE.names().stream().map(name -> Initializers.CATALOGUE.kind(name).className()).collect(Collectors.toSet());
        assertThat(classes).isEqualTo(Set.of(
                "Constant", "GlorotNormal", "GlorotUniform", "HeNormal", "HeUniform", "Identity", "LecunNormal", "LecunUniform", "Ones",
                "Orthogonal", "RandomNormal", "RandomUniform", "STFT", "TruncatedNormal", "VarianceScaling", "Zeros"));
        assertThat(Initializers.CATALOGUE.names())
                .contains("IdentityInitializer", "OrthogonalInitializer", "STFTInitializer", "normal", "one", "stft", "uniform", "zero");
    }

    /** A window by itself: the real side of one frequency, which is 1 at all times, unscaled. */
    private static void assertWindow(String name, boolean periodic, double... expected) {
        var kernel = fill("""
                {"window": "%s", "periodic": %s, "scaling": null}""".formatted(name, periodic), Shape.of(expected.length, 1, 2));
        var window = new float[expected.length];
        for (var time = 0; time < window.length; time++) {
            window[time] = kernel[2 * time];
        }
        assertNear(window, expected);
    }

    private static void assertNear(float[] received, double... expected) {
        assertThat(received).hasSize(expected.length);
        for (var i = 0; i < expected.length; i++) {
            assertThat((double) received[i]).as("number " + i).isCloseTo(expected[i], within(1e-5));
        }
    }

    private static float[] fill(String config, Shape shape) {
        var numbers = new float[shape.elements()];
        var json = JsonReader.read(config.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT).view("config");
        Initializers.CATALOGUE.fromConfig("STFT", json).fill(shape, new RandomKey(0, 0), numbers);
        return numbers;
    }
}
