package io.lanewise.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The table of golden cases in a document of others. */
class GoldenTableTest {
    @Test
    void onlyWhatIsBetweenTheMarksIsReadAndWritten() {
        var table = GoldenTable.in("# Title\n\n" + GoldenTable.BEGIN + "\n| a |\n| b |\n" + GoldenTable.END + "\n\n| other |\n");
        assertThat(table.rows()).containsExactly("| a |", "| b |");
        assertThat(table.with(List.of("| c |")))
                .isEqualTo("# Title\n\n" + GoldenTable.BEGIN + "\n| c |\n" + GoldenTable.END + "\n\n| other |\n");
    }

    @Test
    void aDocumentWithoutTheMarksIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> GoldenTable.in("| a |"))
                .withMessageContaining(GoldenTable.BEGIN).withMessageContaining(GoldenTable.END);
        assertThatIllegalArgumentException().isThrownBy(() -> GoldenTable.in(GoldenTable.END + GoldenTable.BEGIN));
        assertThatIllegalArgumentException().isThrownBy(() -> GoldenTable.in(GoldenTable.BEGIN + GoldenTable.BEGIN + GoldenTable.END));
    }
}
