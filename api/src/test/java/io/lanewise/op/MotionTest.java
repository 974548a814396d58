package io.lanewise.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.graph.Arena;
import io.lanewise.graph.Program;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Tape;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Perspectives against Keras 3.15 on TensorFlow: {@code compute_homography_matrix} and {@code perspective_transform}. */
class MotionTest {
    private static final Tensor IMAGE = Tensor.of(IntStream.range(0, 20).mapToDouble(i -> Math.pow(i, 1.5)).toArray()).reshape(1, 4, 5, 1);

    @ParameterizedTest
    @CsvSource({
        "0.3, -0.2, 0.1, 0.4, 1.4510487, 1.1401099, 0.1704545, -0.0366300",
        "0.3, -0.2, 0.3, -0.2, 0.7692308, 1.25, 0, 0",
        "-0.5, 0.5, 0.25, -0.5, 1.4666666, 3.6666667, -0.1333333, 1"
    })
    void movedCornersGoBackToWhereTheyWere(float second, float third, float across, float down, float a, float e, float g, float h) {
        var matrix = new float[Sampling.NUMBERS];
        Motion.PERSPECTIVE.matrix(new float[] {second, third, across, down}, 0, 1, 4, 5, matrix, 0);
        assertThat(matrix).containsExactly(new float[] {a, 0, 0, 0, e, 0, g, h}, within(1e-5f));
    }

    @Test
    void imagesAreReadInPerspective() {
        assertThat(tilted(new Sampling(true, FillMode.CONSTANT, -1))).containsExactly(new double[] {
            0, 0.76923078, 1.9845377, 3.5569577, 5.4118328, 16.290949, 19.254391, 22.372154, 25.638224, 29.046852, 44.858765, 48.999279, 53.251202, 57.61219,
            62.079948, 13.773687, 14.909312, 16.070183, 17.255871, 18.465952
        }, within(1e-4));
        assertThat(tilted(new Sampling(false, FillMode.CONSTANT, -1))).containsExactly(new double[] {
            0, 1, 2.8284271, 2.8284271, 5.1961522, 11.18034, 14.696939, 18.52026, 18.52026, 22.627417, 58.094749, 64, 70.092796, 70.092796, 76.367531, -1, -1,
            -1, -1, -1
        }, within(1e-4));
    }

    private static double[] tilted(Sampling sampling) {
        var motion = new RandomMotion(Motion.PERSPECTIVE, 0.3, 0.3, -0.2, -0.2, 0, 0);
        var tape = new Tape();
        var output = tape.append(
                new RandomTransform(motion, sampling), tape.input("x", Spec.floats(IMAGE.shape())), tape.input("step", new Spec(Shape.scalar(), DType.INT32)));
        var program = Program.plan(List.of(output), Map.of(), new Arena());
        program.prepare();
        Objects.requireNonNull(program.input("x")).write(IMAGE);
        program.run();
        var y = program.output(output).read();
        return IntStream.range(0, y.elements()).mapToDouble(y::at).toArray();
    }
}
