package io.lanewise.examples.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.optimizer.OptimizerState;
import io.lanewise.optimizer.Parameters;
import io.lanewise.tensor.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignumTest {
    /** By hand: m is 0.5 and −1, then 0 and −1.5. */
    @Test
    void twoSteps() {
        float[] weights = {1, 1};
        float[] gradients = {1, -2};
        var state = new OptimizerState(Signum.of(0.25).withMomentum(0.5), new Parameters(weights, gradients, List.of(new Parameters.Window("w", Shape.of(2), 0, false))));
        state.step();
        assertThat(weights).containsExactly(new float[] {0.75f, 1.25f}, within(0f));
        gradients[0] = -0.5f;
        gradients[1] = -2;
        state.step();
        assertThat(weights).containsExactly(new float[] {0.75f, 1.5f}, within(0f));
    }

    @Test
    void momentumIsAPart() {
        assertThatThrownBy(() -> Signum.of(0.1).withMomentum(1.5)).hasMessage("Signum: momentum must be a number from 0 to 1, received 1.5");
    }
}
