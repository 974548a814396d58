package io.lanewise.op;

import io.lanewise.graph.Buffer;
import io.lanewise.graph.NonDifferentiableOp;
import io.lanewise.graph.Reference;
import java.util.List;

/** Numbers that are drawn anew for each step, by float32 rules that are their own definition: int32 step () → float32 (…). */
interface RandomOp extends NonDifferentiableOp {
    /** Draws the numbers of a step. */
    void draw(int step, int n, float[] numbers, int offset);

    @Override
    default Runnable bind(List<Buffer> inputs, Buffer output) {
        var step = inputs.getFirst();
        var n = output.length();
        return () -> draw(step.ints()[step.offset()], n, output.floats(), output.offset());
    }

    @Override
    default void reference(List<Reference> inputs, Reference output) {
        var numbers = new float[output.data().length];
        draw((int) inputs.getFirst().data()[0], numbers.length, numbers, 0);
        for (var i = 0; i < numbers.length; i++) {
            output.data()[i] = numbers[i];
        }
    }
}
