package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TuningTest {
    @Test
    void withoutAProfileTheBuiltInNumbersAreInUse() {
        assertThat(Tuning.CURRENT).isEqualTo(Tuning.builtIn());
    }

    @ParameterizedTest
    @CsvSource({"512, 32, 8, 1024", "256, 16, 6, 64", "128, 16, 6, 64", "128, 32, 8, 88", "0, 0, 6, 64"})
    void registersAndWidthDecideTheBuiltInBlocks(int vectorBits, int registers, int tileRows, int rowsAtATime) {
        assertThat(Tuning.builtIn(vectorBits, registers))
                .returns(tileRows, Tuning::gemmTileRows).returns(rowsAtATime, Tuning::gemmRowsAtATime).returns(1024, Tuning::gemmStripColumns);
    }

    @ParameterizedTest
    @EnumSource
    void eachNumberCanBeChangedAlone(TuningNumber number) {
        Tuning before = Tuning.builtIn(256, 16);
        long value = number.of(before) == number.least() ? number.most() : number.least();
        Tuning after = before.with(number, value);
        assertThat(number.of(after)).isEqualTo(value);
        assertThat(after.with(number, number.of(before))).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOutOfRangeIsRefused(TuningNumber number) {
        assertThatThrownBy(() -> Tuning.builtIn().with(number, number.least() - 1))
                .hasMessageContaining("expected " + number.key() + " " + number.least()).hasMessageContaining("received " + (number.least() - 1));
        assertThatThrownBy(() -> Tuning.builtIn().with(number, number.most() + 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatLiesBetweenTheStepsIsRefused() {
        assertThatThrownBy(() -> Tuning.builtIn().with(TuningNumber.GEMM_TILE_ROWS, 7))
                .hasMessage("Tuning: expected gemmTileRows 6 or 8, received 7. Give it one of these values.");
        assertThatThrownBy(() -> Tuning.builtIn().with(TuningNumber.GEMM_STRIP_COLUMNS, 40))
                .hasMessageContaining("gemmStripColumns 16 to 8192 in steps of 16, received 40");
    }
}
