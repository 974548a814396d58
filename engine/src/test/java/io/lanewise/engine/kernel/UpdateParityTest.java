package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.engine.kernel.scalar.ScalarKernels;
import io.lanewise.engine.kernel.vector.VectorKernels;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Vector and scalar optimizer steps give the same bits, and follow the formulas in double over several steps. */
class UpdateParityTest {
    private static final int STEPS = 5;

    /** Arrays are w, g and up to three slots; all at odd offsets. */
    private interface Step {
        void take(KernelSet kernels, int n, float[][] arrays);
    }

    /** The same in double, for one element: state is w, g and the slots. */
    private interface Formula {
        void take(double[] state);
    }

    private record Case(String name, Step step, Formula formula) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Case> cases() {
        return List.of(
                new Case("sgd", (k, n, a) -> k.update().sgd(n, a[0], 1, a[1], 3, 0.1f), s -> s[0] -= 0.1f * s[1]),
                new Case("momentum", (k, n, a) -> k.update().momentum(n, a[0], 1, a[1], 3, a[2], 5, 0.1f, 0.9f, false), s -> {
                    s[2] = 0.9f * s[2] - 0.1f * s[1];
                    s[0] += s[2];
                }),
                new Case("nesterov", (k, n, a) -> k.update().momentum(n, a[0], 1, a[1], 3, a[2], 5, 0.1f, 0.9f, true), s -> {
                    s[2] = 0.9f * s[2] - 0.1f * s[1];
                    s[0] += 0.9f * s[2] - 0.1f * s[1];
                }),
                new Case("rmsprop", (k, n, a) -> k.update().rmsprop(n, a[0], 1, a[1], 3, a[2], 5, null, 0, null, 0, 0.01f, 0.9f, 0, 1e-7f), s -> {
                    s[2] = 0.9f * s[2] + (1 - 0.9f) * s[1] * s[1];
                    s[0] -= 0.01f * s[1] / Math.sqrt(s[2] + 1e-7f);
                }),
                new Case(
                        "rmsprop, momentum, centered",
                        (k, n, a) -> k.update().rmsprop(n, a[0], 1, a[1], 3, a[2], 5, a[3], 7, a[4], 2, 0.01f, 0.9f, 0.8f, 1e-3f), s -> {
                            s[2] = 0.9f * s[2] + (1 - 0.9f) * s[1] * s[1];
                            s[4] = 0.9f * s[4] + (1 - 0.9f) * s[1];
                            s[3] = 0.8f * s[3] + 0.01f * s[1] / Math.sqrt(s[2] - s[4] * s[4] + 1e-3f);
                            s[0] -= s[3];
                        }),
                new Case("rmsprop, momentum", (k, n, a) -> k.update().rmsprop(n, a[0], 1, a[1], 3, a[2], 5, a[3], 7, null, 0, 0.01f, 0.9f, 0.8f, 1e-7f), s -> {
                    s[2] = 0.9f * s[2] + (1 - 0.9f) * s[1] * s[1];
                    s[3] = 0.8f * s[3] + 0.01f * s[1] / Math.sqrt(s[2] + 1e-7f);
                    s[0] -= s[3];
                }),
                new Case("rmsprop, centered", (k, n, a) -> k.update().rmsprop(n, a[0], 1, a[1], 3, a[2], 5, null, 0, a[4], 2, 0.01f, 0.9f, 0, 1e-3f), s -> {
                    s[2] = 0.9f * s[2] + (1 - 0.9f) * s[1] * s[1];
                    s[4] = 0.9f * s[4] + (1 - 0.9f) * s[1];
                    s[0] -= 0.01f * s[1] / Math.sqrt(s[2] - s[4] * s[4] + 1e-3f);
                }),
                new Case("adam", (k, n, a) -> k.update().adam(n, a[0], 1, a[1], 3, a[2], 5, a[3], 7, null, 0, 0.01f, 0.9f, 0.999f, 1e-7f), s -> {
                    s[2] += (s[1] - s[2]) * (1 - 0.9f);
                    s[3] += (s[1] * s[1] - s[3]) * (1 - 0.999f);
                    s[0] -= 0.01f * s[2] / (Math.sqrt(s[3]) + 1e-7f);
                }),
                new Case("adam, amsgrad", (k, n, a) -> k.update().adam(n, a[0], 1, a[1], 3, a[2], 5, a[3], 7, a[4], 2, 0.01f, 0.9f, 0.7f, 1e-7f), s -> {
                    s[2] += (s[1] - s[2]) * (1 - 0.9f);
                    s[3] += (s[1] * s[1] - s[3]) * (1 - 0.7f);
                    s[4] = Math.max(s[4], s[3]);
                    s[0] -= 0.01f * s[2] / (Math.sqrt(s[4]) + 1e-7f);
                }),
                new Case("adamax", (k, n, a) -> k.moment().adamax(n, a[0], 1, a[1], 3, a[2], 5, a[3], 7, 0.01f, 0.2f, 0.9f, 0.99f, 1e-3f), s -> {
                    s[2] += (s[1] - s[2]) * (1 - 0.9f);
                    s[3] = Math.max(0.99f * s[3], Math.abs(s[1]));
                    s[0] -= 0.01f * s[2] / (0.2f * (s[3] + 1e-3f));
                }),
                new Case("nadam", (k, n, a) -> k.moment().nadam(n, a[0], 1, a[1], 3, a[2], 5, a[3], 7, 0.01f, 0.6f, 0.3f, 0.2f, 0.9f, 0.99f, 1e-3f), s -> {
                    s[2] += (s[1] - s[2]) * (1 - 0.9f);
                    s[3] += (s[1] * s[1] - s[3]) * (1 - 0.99f);
                    s[0] -= 0.01f * (0.6f * s[2] + 0.3f * s[1]) / (Math.sqrt(s[3] / 0.2f) + 1e-3f);
                }),
                new Case("lion", (k, n, a) -> k.moment().lion(n, a[0], 1, a[1], 3, a[2], 5, 0.01f, 0.9f, 0.99f), s -> {
                    s[0] -= 0.01f * Math.signum(0.9f * s[2] + (1 - 0.9f) * s[1]);
                    s[2] = 0.99f * s[2] + (1 - 0.99f) * s[1];
                }),
                new Case(
                        "scheduleFree", (k, n, a) -> k.moment().scheduleFree(n, a[0], 1, a[1], 3, a[2], 5, a[3], 7, 0.01f, 0.2f, 0.25f, 0.9f, 0.99f, 1e-3f),
                        s -> {
                            s[3] += (s[1] * s[1] - s[3]) * (1 - 0.99f);
                            s[2] -= 0.01f * s[1] / (Math.sqrt(s[3] / 0.2f) + 1e-3f);
                            var x = (s[0] - (1 - 0.9f) * s[2]) / 0.9f;
                            s[0] = (1 - 0.9f) * s[2] + 0.9f * (0.75 * x + 0.25 * s[2]);
                        }),
                new Case("direction", (k, n, a) -> k.moment().direction(n, a[1], 3, a[2], 5, a[3], 7, 0.1f, 0.2f, 0.9f, 0.99f, 1e-3f), s -> {
                    s[2] += (s[1] - s[2]) * (1 - 0.9f);
                    s[3] += (s[1] * s[1] - s[3]) * (1 - 0.99f);
                    s[1] = s[2] / 0.1f / (Math.sqrt(s[3] / 0.2f) + 1e-3f);
                }),
                new Case("adagrad", (k, n, a) -> k.accumulator().adagrad(n, a[0], 1, a[1], 3, a[2], 5, 0.01f, 1e-3f), s -> {
                    s[2] += s[1] * s[1];
                    s[0] -= 0.01f * s[1] / Math.sqrt(s[2] + 1e-3f);
                }),
                new Case("adadelta", (k, n, a) -> k.accumulator().adadelta(n, a[0], 1, a[1], 3, a[2], 5, a[3], 7, 0.5f, 0.9f, 1e-3f), s -> {
                    s[2] = 0.9f * s[2] + (1 - 0.9f) * s[1] * s[1];
                    var step = Math.sqrt(s[3] + 1e-3f) * s[1] / Math.sqrt(s[2] + 1e-3f);
                    s[3] = 0.9f * s[3] + (1 - 0.9f) * step * step;
                    s[0] -= 0.5f * step;
                }),
                ftrl("ftrl", 0.5f, 0, 0.1f, 0.2f),
                ftrl("ftrl, another power and penalty", 0.3f, 0.05f, 0, 0),
                new Case("movingAverage", (k, n, a) -> k.update().movingAverage(n, a[0], 1, a[1], 3, 0.99f), s -> s[0] = 0.99f * s[0] + (1 - 0.99f) * s[1]));
    }

    private static Case ftrl(String name, float power, float l1, float l2, float shrinkage) {
        return new Case(name, (k, n, a) -> k.accumulator().ftrl(n, a[0], 1, a[1], 3, a[2], 5, a[3], 7, 0.5f, power, l1, l2, shrinkage), s -> {
            var sum = s[2] + s[1] * s[1];
            s[3] += s[1] + 2 * shrinkage * s[0] - (Math.pow(sum, power) - Math.pow(s[2], power)) / 0.5f * s[0];
            s[2] = sum;
            s[0] = (Math.clamp(s[3], -l1, l1) - s[3]) / (Math.pow(sum, power) / 0.5f + 2 * l2);
        });
    }

    private static final int[] OFFSETS = {1, 3, 5, 7, 2};

    @ParameterizedTest
    @MethodSource("cases")
    void sameBits(Case c) {
        for (int n : Samples.SIZES) {
            for (boolean wild : new boolean[] {false, true}) {
                float[][] expected = arrays(n, wild);
                float[][] actual = arrays(n, wild);
                for (int step = 0; step < STEPS; step++) {
                    c.step.take(ScalarKernels.create(), n, expected);
                    c.step.take(VectorKernels.create(), n, actual);
                    for (int a = 0; a < expected.length; a++) {
                        assertThat(bits(actual[a])).isEqualTo(bits(expected[a]));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void followsTheFormula(Case c) {
        int n = 50;
        float[][] arrays = arrays(n, false);
        double[][] states = new double[n][arrays.length];
        for (int i = 0; i < n; i++) {
            for (int a = 0; a < arrays.length; a++) {
                arrays[a][OFFSETS[a] + i] = a < 2 ? arrays[a][OFFSETS[a] + i] : 0;
                states[i][a] = arrays[a][OFFSETS[a] + i];
            }
        }
        for (int step = 0; step < STEPS; step++) {
            float[] g = Samples.tame(n, step);
            System.arraycopy(g, 0, arrays[1], OFFSETS[1], n);
            c.step.take(ScalarKernels.create(), n, arrays);
            for (int i = 0; i < n; i++) {
                states[i][1] = g[i];
                c.formula.take(states[i]);
                for (int a = 0; a < arrays.length; a++) {
                    assertThat((double) arrays[a][OFFSETS[a] + i]).isEqualTo(states[i][a], within(2e-5 * Math.abs(states[i][a]) + 1e-6));
                }
            }
        }
    }

    private static float[][] arrays(int n, boolean wild) {
        float[][] arrays = new float[OFFSETS.length][];
        for (int a = 0; a < arrays.length; a++) {
            arrays[a] = wild ? Samples.wild(n + 10, a) : Samples.tame(n + 10, a);
        }
        return arrays;
    }
}
