package io.lanewise.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForksTest {
    private static final String C1 = "   2391 1508       3       io.lanewise.engine.kernel.vector.VectorGemmTile4::inPlace (385 bytes)";
    private static final String C2 = "   3114 1655       4       io.lanewise.engine.kernel.vector.VectorGemmTile4::inPlace (385 bytes)";

    @Test
    void aProcessInWhichC2CompiledTheTilesIsClean() {
        var findings = Forks.read(List.of(C1, "   3000 1655   n   0       java.lang.Object::hashCode (native)", C2, "bytes a step: 0.25"));
        assertThat(findings.clean()).isTrue();
        assertThat(findings.bytes()).isEqualTo(0.25);
    }

    @Test
    void aTileLeftToC1IsNamed() {
        var part = C2.replace("     4  ", " %   4  ").replace("inPlace (", "inPlace @ 90 (");
        var findings = Forks.read(List.of(C1, part, C2 + "   made not entrant: deoptimized", "bytes a step: 0.0"));
        assertThat(findings.clean()).isFalse();
        assertThat(findings.left()).singleElement().asString().endsWith("VectorGemmTile4::inPlace at tier 3");
    }

    @Test
    void aRefusedKernelAndAnAllocationAreFound() {
        var refused = "   1508       3       io.lanewise.engine.kernel.vector.VectorReduce::rows (50 bytes)   COMPILE SKIPPED: out of virtual registers in LIR generator";
        assertThat(Forks.read(List.of(refused, C2, "bytes a step: 0.0")).refused()).singleElement().asString().contains("VectorReduce::rows");
        assertThat(Forks.read(List.of(C2, "bytes a step: 768.0")).clean()).isFalse();
        assertThat(Forks.read(List.of(C2)).clean()).as("no result").isFalse();
    }
}
