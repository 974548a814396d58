package io.lanewise.train;

import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** One prediction: the outputs of all batches, one behind the other. */
final class Prediction {
    private final BatchRunner runner;
    private final Feed feed;
    private final Hooks hooks;
    private final List<float[]> numbers = new ArrayList<>();
    private int rows;

    Prediction(BatchRunner runner, Feed feed, Hooks hooks) {
        this.runner = runner;
        this.feed = feed;
        this.hooks = hooks;
    }

    /** Goes over the data. */
    List<Tensor> run(ModelRun run) {
        var shapes = List.<Shape>of();
        feed.begin();
        hooks.predictBegin(run);
        for (var batch = 0; !run.isStopped() && feed.next(); batch++) {
            hooks.predictBatchBegin(batch);
            var program = runner.program(feed.batches().key(Mode.PREDICT, feed.size()));
            feed.batches().feed(program, feed.from());
            program.run();
            if (batch == 0) {
                shapes = program.outputs().stream().map(output -> output.spec().shape()).toList();
                begin(shapes);
            }
            append(program);
            hooks.predictBatchEnd(batch, outputs(program));
        }
        hooks.predictEnd();
        return tensors(shapes.isEmpty() ? nothing() : shapes);
    }

    private void begin(List<Shape> shapes) {
        var expected = feed.expectedRows();
        shapes.forEach(shape -> numbers.add(new float[Math.multiplyExact(expected, rowLength(shape))]));
    }

    private static int rowLength(Shape output) {
        return output.elements(1, output.rank());
    }

    private void append(BatchProgram program) {
        for (var i = 0; i < program.outputs().size(); i++) {
            var output = program.outputs().get(i);
            var at = Math.multiplyExact(rows, output.length() / program.size());
            var end = Math.addExact(at, output.length());
            if (end > numbers.get(i).length) {
                numbers.set(i, Arrays.copyOf(numbers.get(i), (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(end, 2L * at))));
            }
            System.arraycopy(output.floats(), output.offset(), numbers.get(i), at, output.length());
        }
        rows += program.size();
    }

    private static Supplier<List<Tensor>> outputs(BatchProgram program) {
        return () -> program.outputs().stream()
                .map(output -> Tensor.wrap(Arrays.copyOfRange(output.floats(), output.offset(), output.offset() + output.length()), output.spec().shape()))
                .toList();
    }

    private List<Tensor> tensors(List<Shape> shapes) {
        var tensors = new ArrayList<Tensor>();
        for (var i = 0; i < shapes.size(); i++) {
            var shape = shapes.get(i).with(0, rows);
            var found = numbers.isEmpty() ? new float[0] : numbers.get(i);
            tensors.add(Tensor.wrap(found.length == shape.elements() ? found : Arrays.copyOf(found, shape.elements()), shape));
        }
        return tensors;
    }

    /** The shapes of outputs for no sample at all. */
    private List<Shape> nothing() {
        return runner.program(feed.firstKey(Mode.PREDICT)).outputs().stream().map(output -> output.spec().shape()).toList();
    }
}
