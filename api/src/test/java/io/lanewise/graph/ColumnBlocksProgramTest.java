package io.lanewise.graph;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.copy;
import static io.lanewise.op.Ops.gradients;
import static io.lanewise.op.Ops.matMul;
import static io.lanewise.op.Ops.multiply;
import static io.lanewise.op.Ops.relu;
import static io.lanewise.op.Ops.reshape;
import static io.lanewise.op.Ops.square;
import static io.lanewise.op.Ops.sum;
import static io.lanewise.op.Ops.transpose;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.op.MatMul;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A kernel may be stored in column blocks; every op computes as if it were not. */
class ColumnBlocksProgramTest {
    private static final int IN = 20;
    private static final int UNITS = 100;
    private static final Tensor X = random(1, 5, IN);
    private static final Tensor NUMBERS = random(2, IN, UNITS);

    private final Variable rows = variable(new Variable("rows", Shape.of(IN, UNITS), true));
    private final Variable blocks = variable(Variable.kernel("blocks", Shape.of(IN, UNITS)));

    @Test
    void onlyKernelsOfSeveralBlocksAreStoredInBlocks() {
        assertThat(blocks.buffer().columnBlocks()).isTrue();
        assertThat(rows.buffer().columnBlocks()).isFalse();
        assertThat(Variable.kernel("narrow", Shape.of(IN, 10)).buffer().columnBlocks()).isFalse();
        assertThat(blocks.read()).isEqualTo(NUMBERS);
    }

    @Test
    void allOpsReadTheSameNumbers() {
        assertThat(outputs(blocks)).isEqualTo(outputs(rows));
    }

    private static List<Tensor> outputs(Variable variable) {
        var tape = new Tape();
        var x = tape.input("x", Spec.floats(X.shape()));
        var w = tape.weight(variable);
        var y = matMul(x, w);
        var outputs = List.of(
                y,
                matMul(relu(y), transpose(w, 1, 0)),
                y.tape().append(new MatMul(false, true), y, w),
                matMul(reshape(w, UNITS, IN), copy(w)),
                sum(square(w), 0),
                sum(w, 1));
        var program = Program.plan(outputs, Map.of(), new Arena());
        program.prepare();
        requireNonNull(program.input("x")).write(X);
        program.run();
        return outputs.stream().map(output -> program.output(output).read()).toList();
    }

    @Test
    void gradientsOfProductsAndOfPenaltiesAreWrittenIntoBlocks() {
        for (var penalized : new boolean[] {false, true}) {
            assertThat(gradient(blocks, penalized)).as("penalized: %s", penalized).isEqualTo(gradient(rows, penalized));
        }
    }

    private static Tensor gradient(Variable variable, boolean penalized) {
        var tape = new Tape();
        var x = tape.input("x", Spec.floats(X.shape()));
        var w = tape.weight(variable);
        var loss = sum(square(matMul(x, w)));
        var total = penalized ? add(loss, multiply(sum(square(w)), 0.1)) : loss;
        var gradient = requireNonNull(gradients(total, List.of(w)).getFirst());
        var target = variable.buffer().like(new float[IN * UNITS + 3], 3);
        var program = Program.plan(List.of(total), Map.of(gradient, target), new Arena());
        program.prepare();
        requireNonNull(program.input("x")).write(X);
        program.runPoisoned();
        return target.read();
    }

    private static Variable variable(Variable variable) {
        variable.write(NUMBERS);
        variable.moveTo(new float[IN * UNITS + 7], 7);
        return variable;
    }

    private static Tensor random(long seed, int... shape) {
        var random = new SplittableRandom(seed);
        var numbers = random.doubles(Shape.of(shape).elements(), -1, 1).toArray();
        return Tensor.of(numbers, shape).reshape(shape);
    }
}
