package io.lanewise.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownNameExceptionTest {
    private static final List<String> LAYERS =
            List.of("Dense", "Conv1D", "Conv2D", "Conv3D", "Flatten", "LSTM", "GRU", "BatchNormalization", "LayerNormalization");

    @Test
    void theMessageListsNearNames() {
        var unknown = new UnknownNameException("layer", "conv4D", LAYERS);
        assertThat(unknown).hasMessage("unknown layer \"conv4D\"; near known names: \"Conv1D\", \"Conv2D\", \"Conv3D\"");
        assertThat(unknown.kind()).isEqualTo("layer");
        assertThat(unknown.name()).isEqualTo("conv4D");
    }

    @Test
    void withoutNearNamesItListsNone() {
        assertThat(new UnknownNameException("layer", "Sandwich", LAYERS)).hasMessage("unknown layer \"Sandwich\"");
        assertThat(new UnknownNameException("layer", "Sandwich", List.of())).hasMessage("unknown layer \"Sandwich\"");
    }

    @Test
    void nearestComesFirst() {
        assertThat(UnknownNameException.near("BatchNormalisation", LAYERS)).containsExactly("BatchNormalization", "LayerNormalization");
        assertThat(UnknownNameException.near("dense", LAYERS)).containsExactly("Dense");
        assertThat(UnknownNameException.near("Dnse", LAYERS)).containsExactly("Dense");
        assertThat(UnknownNameException.near("LSTN", LAYERS)).containsExactly("LSTM");
        assertThat(UnknownNameException.near("", LAYERS)).isEmpty();
    }

    @Test
    void namesThatHoldItAreNear() {
        assertThat(UnknownNameException.near("normal", LAYERS)).containsExactly("BatchNormalization", "LayerNormalization");
        assertThat(UnknownNameException.near("layer_norm", LAYERS)).containsExactly("LayerNormalization");
        assertThat(UnknownNameException.near("n", LAYERS)).isEmpty();
    }

    @Test
    void atMostFiveAreListed() {
        assertThat(UnknownNameException.near("a0", List.of("a7", "a6", "a5", "a4", "a3", "a2", "a1")))
                .containsExactly("a1", "a2", "a3", "a4", "a5");
    }

    @Test
    void aHostileNameStaysShortInTheMessage() {
        var hostile = "x".repeat(1_000_000);
        var unknown = new UnknownNameException("layer", hostile, LAYERS);
        assertThat(unknown.name()).isEqualTo(hostile);
        assertThat(unknown.getMessage()).hasSizeLessThan(120).contains("…");
    }
}
