package io.lanewise.bench.gemm;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The libraries in Java; native ones are verified as they are measured. */
class LibraryTest {
    @ParameterizedTest
    @EnumSource(Form.class)
    void theirResultsAreRight(Form form) {
        var operands = Operands.of(new Product(7, 13, 5, form));
        for (var library : List.of(new Lanewise(), new Ejml())) {
            var multiplication = library.prepare(operands);
            multiplication.run();
            assertThatCode(() -> operands.verify(multiplication.result())).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void wrongResultsAreFound(Form form) {
        var operands = Operands.of(new Product(7, 13, 5, form));
        var multiplication = new Lanewise().prepare(operands);
        multiplication.run();
        var result = multiplication.result();
        result[34] += 1e-4f;
        assertThatThrownBy(() -> operands.verify(result)).hasMessageContaining("row 6, column 4: expected");
    }
}
