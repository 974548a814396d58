package io.lanewise.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class GemmChecksTest {
    @Test
    void anOperandEndsWhereAnIndexBehindItIsAnIntStill() {
        assertThatCode(() -> GemmChecks.checkWindow("A", 2, 3, Integer.MAX_VALUE, Gemm.END - 6, 3)).doesNotThrowAnyException();
        assertThatThrownBy(() -> GemmChecks.checkWindow("A", 2, 3, Integer.MAX_VALUE, Gemm.END - 5, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gemm: A: expected elements before " + Gemm.END + ", received elements " + (Gemm.END - 5) + " to " + (Gemm.END + 1)
                        + ". Give it an array of its own.");
    }
}
