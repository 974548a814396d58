package io.lanewise.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.Sequential;
import io.lanewise.data.Samples;
import io.lanewise.layer.Dense;
import io.lanewise.layer.Input;
import io.lanewise.model.Port;
import io.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** The programs that are kept. */
class BatchRunnerTest {
    @Test
    void theyAreBoundedHoweverManySizesThereAre() {
        var network = Sequential.of(Input.of(3), Dense.of(2)).network();
        var runner = new BatchRunner(new BatchTracer(network, null, _ -> {
            throw new AssertionError("nothing is minimized");
        }));
        var x = Tensor.zeros(100, 3);
        var batches = new Batches(Samples.of(x, x), null, network.inputs(), network.outputs().stream().map(Port::name).toList());
        for (var size = 1; size <= 100; size++) {
            var program = runner.program(batches.key(Mode.PREDICT, size));
            assertThat(program.size()).isEqualTo(size);
            assertThat(runner.size()).isEqualTo(Math.min(size, BatchRunner.MOST_PROGRAMS));
        }
        var kept = runner.program(batches.key(Mode.PREDICT, 100));
        assertThat(runner.program(batches.key(Mode.PREDICT, 100))).isSameAs(kept);
    }
}
