package io.lanewise.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.Sequential;
import io.lanewise.activation.Activations;
import io.lanewise.initializer.Initializer;
import io.lanewise.tensor.Tensor;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Products along named axes. */
class EinsumDenseTest {
    @Test
    void isDenseIfItsEquationIs() {
        var x = Tensor.of(new Random(1).doubles(2 * 3 * 4).toArray(), 2, 3, 4);
        var ones = Initializer.of("ones");
        var dense = LayerCall.predicting(Dense.of(5).withKernelInitializer(ones).withActivation("tanh"), x);
        var einsum = EinsumDense.of("abc,cd->abd", -1, 5).withBiasAxes("d").with(EinsumDense.KERNEL_INITIALIZER, ones).withActivation(Activations.TANH);
        assertThat(LayerCall.predicting(einsum, x).floats()).isEqualTo(dense.floats());
    }

    /** Glorot's variance is 2 / (in + out), where in are the axes that are summed over: here 40 and 200, whatever the kernel's last axes are. */
    @Test
    void theKernelBeginsByWhatIsSummedOver() {
        var model = Sequential.of(Input.of(3, 40), EinsumDense.of("abc,cde->abde", -1, 2, 100));
        var kernel = model.weights().getFirst();
        var squares = 0.0;
        for (var i = 0; i < kernel.elements(); i++) {
            squares += kernel.at(i) * kernel.at(i);
        }
        assertThat(squares / kernel.elements()).isCloseTo(2.0 / 240, within(2.0 / 240 * 0.05));
    }
}
