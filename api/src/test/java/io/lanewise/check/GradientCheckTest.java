package io.lanewise.check;

import static io.lanewise.activation.Activations.SOFTMAX;
import static io.lanewise.activation.Activations.TANH;
import static io.lanewise.loss.Losses.SPARSE_CATEGORICAL_CROSSENTROPY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.lanewise.Sequential;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Op;
import io.lanewise.graph.Reference;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.layer.Dense;
import io.lanewise.op.DotProductAttention;
import io.lanewise.op.Ops;
import io.lanewise.regularizer.L1L2;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class GradientCheckTest {
    private static final Tensor POINT = Tensor.of(new double[] {0.5, -1, 2, 1.5}, 4);

    /** y = x², with a gradient that the test chooses. */
    private record Square(double factor) implements Op {
        @Override
        public Spec output(List<Spec> inputs) {
            return inputs.getFirst();
        }

        @Override
        public Runnable bind(List<Buffer> inputs, Buffer output) {
            return () -> {
                for (var i = 0; i < output.length(); i++) {
                    var x = inputs.getFirst().floats()[inputs.getFirst().offset() + i];
                    output.floats()[output.offset() + i] = x * x;
                }
            };
        }

        @Override
        public Value gradient(int index, List<Value> inputs, Value output, Value upstream) {
            return Ops.multiply(Ops.multiply(upstream, inputs.getFirst()), factor);
        }

        @Override
        public void reference(List<Reference> inputs, Reference output) {
            for (var i = 0; i < output.data().length; i++) {
                output.data()[i] = inputs.getFirst().data()[i] * inputs.getFirst().data()[i];
            }
        }
    }

    @Test
    void aRightGradientPasses() {
        var report = GradientCheck.of(new Square(2), POINT).check();
        assertThat(report.passed()).isTrue();
        assertThat(report.compared()).isEqualTo(4);
        assertThat(report.worst()).isLessThan(1e-6);
        assertThat(report.orThrow()).isSameAs(report);
    }

    @Test
    void aWrongGradientIsFoundAndNamed() {
        var report = GradientCheck.of(new Square(2.02), POINT).check();
        assertThat(report.passed()).isFalse();
        var worst = report.entries().getFirst();
        assertThat(worst.parameter()).isEqualTo("input 0");
        assertThat(worst.computed() / worst.expected()).isCloseTo(1.01, offset(1e-5));
        assertThat(worst.relativeError()).isCloseTo(0.0099, offset(1e-4));
        assertThatThrownBy(report::orThrow).isInstanceOf(AssertionError.class)
                .hasMessageContaining("gradient check FAILED")
                .hasMessageContaining("input 0 (4,)")
                .hasMessageContaining("computed")
                .hasMessageContaining("relative error");
    }

    /** A sign, a missing term and a wrong element are found too, and through other ops. */
    @Test
    void wrongGradientsInsideAFunctionAreFound() {
        for (var factor : new double[] {-2, 0, 1.99}) {
            var report = GradientCheck.of(values -> Ops.exp(values.getFirst().tape().append(new Square(factor), Ops.tanh(values.getFirst()))), POINT).check();
            assertThat(report.passed()).as("factor %s", factor).isFalse();
        }
    }

    /** Terms of magnitude 1 that leave little: no digit of what is left can be better than the terms' rounding. */
    @Test
    void whatCancelsIsJudgedByTheRoundingOfItsTerms() {
        var terms = Tensor.of(new double[] {1.7, -1.3, 1.9, -1.8, 1.6, -1.9, 1.1, -1.29989}, 8);
        var report = GradientCheck.of(
                values -> Ops.sum(Ops.multiply(values.getFirst(), values.getFirst().tape().constant(terms))), Tensor.of(new double[] {1}, 1))
                .check();
        assertThat(report.orThrow().compared()).isEqualTo(1);
        assertThat(report.entries().getFirst().expected()).isCloseTo(0, offset(1e-3));
    }

    /** Behind a softmax that is all but 0 and 1 little is left of large terms: one in some thousands of such draws was refused for it. */
    @Test
    void whatIsLeftBehindASoftmaxIsJudgedByTheRoundingOfItsTerms() {
        var q = Tensor.of(new float[] {
            0.4845038f, 1.3533425f, -0.52565384f, -1.6370853f, 1.4893793f, -1.7094929f, -1.3041675f, -3.5799976e-4f,
            0.96767116f, 0.6292888f, 1.5557258f, 1.9690689f}, 2, 3, 1, 2);
        var k = Tensor.of(new float[] {
            0.5943555f, -1.7573186f, 0.8916183f, 1.8084841f, -1.6853471f, 1.4777099f, 1.545621f, -0.25312054f}, 2, 2, 1, 2);
        var v = Tensor.of(new float[] {
            -0.4510019f, 1.1517574f, -0.67533785f, -1.3516693f, -0.94799316f, 1.4469359f, 1.249606f, -1.3335285f, -0.16330846f, -0.30323493f,
            1.8032789f, 0.9812782f, 0.4540898f, 1.3445767f, -0.17111164f, 0.83703476f}, 2, 2, 1, 4);
        var report = GradientCheck.of(new DotProductAttention(1.7786658517497884, false, 0, true), q, k, v).withMaxElements(8).check();
        assertThat(report.orThrow().worst()).isBetween(1e-5, 5e-4);
    }

    @Test
    void kinksAreSkippedNotPassed() {
        var report = GradientCheck.of(values -> Ops.relu(values.getFirst()), Tensor.of(new double[] {0, 1, -1}, 3)).check();
        assertThat(report.skipped()).isEqualTo(1);
        assertThat(report.compared()).isEqualTo(2);
        assertThat(report.passed()).isTrue();
        assertThat(GradientCheck.of(values -> Ops.relu(values.getFirst()), Tensor.of(new double[] {0}, 1)).check().passed()).isFalse();
    }

    @Test
    void aWholeModelIsCheckedByEachOfItsWeights() {
        var model = Sequential.of(
                Dense.of(70).withActivation(TANH).withKernelRegularizer(L1L2.of(0, 0.01)),
                Dense.of(3).withActivation(SOFTMAX));
        var x = Tensor.of(new double[] {0.1, 0.2, -0.3, 0.4, 0.5, -0.6}, 2, 3);
        var report = GradientCheck.model(model.network(), x.reshape(2, 3), Tensor.wrap(new int[] {0, 2}, Shape.of(2)), SPARSE_CATEGORICAL_CROSSENTROPY)
                .check();
        assertThat(report.orThrow().entries()).extracting(GradientReport.Entry::parameter)
                .containsExactly("input 0", "dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias");
    }

    @Test
    void nothingToDifferentiateByIsRefused() {
        assertThatThrownBy(() -> GradientCheck.of(values -> Ops.oneHot(values.getFirst(), 3), Tensor.wrap(new int[] {1}, Shape.of(1))).check())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected float32 inputs or weights");
        assertThatThrownBy(() -> GradientCheck.of(new Square(2), POINT).withStep(0)).hasMessageContaining("expected step above 0");
    }
}
