package io.lanewise.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lanewise.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTest {
    private static final Tensor NUMBERS = Tensor.of(new float[] {0, 1, 2, 3, 4, 100}, 2, 3);

    @TempDir
    private Path folder;

    @Test
    void namesKeepTheirOrderAndTheBytesAreTheSameEveryTime() throws IOException {
        var arrays = new LinkedHashMap<String, Tensor>();
        arrays.put("kernel:0", NUMBERS);
        arrays.put("a/größe", Tensor.of(new int[] {1, 2}));
        arrays.put("empty", Tensor.zeros(0));
        Npz.write(folder.resolve("a.npz"), arrays);
        Npz.write(folder.resolve("b.npz"), arrays);
        assertThat(Npz.read(folder.resolve("a.npz"))).isEqualTo(arrays);
        assertThat(Npz.read(folder.resolve("a.npz")).keySet()).containsExactlyElementsOf(arrays.keySet());
        assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
        Npz.write(folder.resolve("none.npz"), Map.of());
        assertThat(Npz.read(folder.resolve("none.npz"))).isEmpty();
    }

    @Test
    void otherFilesAreRefused() throws Exception {
        var keras = Path.of(Objects.requireNonNull(NpzTest.class.getResource("/golden/models/keras/mlp.keras")).toURI());
        assertThatExceptionOfType(ModelFormatException.class).isThrownBy(() -> Npz.read(keras)).withMessageContaining("found a Keras model");
        var path = folder.resolve("a.npz");
        Npz.write(path, Map.of("a", NUMBERS));
        assertThatExceptionOfType(ModelFormatException.class).isThrownBy(() -> Npz.read(path, "none"))
                .withMessageContaining("expected an array \"none\", found only [a.npy");
        assertThatExceptionOfType(ModelFormatException.class).isThrownBy(() -> Npy.read(path))
                .withMessageContaining("expected a NumPy array (.npy), found NumPy arrays (.npz). Npz.read reads them.");
    }

    @Test
    void wrongUseChangesNothing() throws IOException {
        var path = folder.resolve("a.npz");
        assertThatIllegalArgumentException().isThrownBy(() -> Npz.write(path, Map.of("../a", NUMBERS))).withMessageContaining("relative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Npz.write(path, Map.of("a", NUMBERS), SaveOptions.DEFAULT.withType("a", ElementType.BOOL)))
                .withMessageContaining("Npz.write: a: expected whole numbers of BOOL");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
