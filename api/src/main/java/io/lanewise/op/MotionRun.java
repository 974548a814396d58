package io.lanewise.op;

import io.lanewise.engine.Workers;
import io.lanewise.graph.Buffer;
import io.lanewise.graph.Reference;
import java.util.Arrays;
import java.util.List;

/** One run of a random transform: zeros, then the taps of each sample, the samples shared out among the workers. */
final class MotionRun implements Runnable, Workers.Task {
    private static final long WORK_PER_PART = 1 << 14;

    private final RandomMotion motion;
    private final Sampling sampling;
    private final Buffer step;
    private final Buffer output;
    private final Sampling.Taps taps;
    private final int samples;
    private final float[] numbers;
    private final float[] matrices;
    private int parts = 1;

    MotionRun(RandomMotion motion, Sampling sampling, List<Buffer> inputs, Buffer output, Sampling.Taps taps) {
        this.motion = motion;
        this.sampling = sampling;
        this.step = inputs.getLast();
        this.output = output;
        this.taps = taps;
        this.samples = output.size(0);
        this.numbers = new float[RandomMotion.NUMBERS * samples];
        this.matrices = new float[Sampling.NUMBERS * samples];
    }

    @Override
    public void run() {
        motion.draw(step.ints()[step.offset()], output.size(1), output.size(2), numbers, matrices);
        parts = Math.min(samples, Workers.parts(output.length(), WORK_PER_PART));
        Workers.share(this, parts);
    }

    @Override
    public void run(int part) {
        var size = output.length() / samples;
        for (var sample = (int) ((long) samples * part / parts); sample < (int) ((long) samples * (part + 1) / parts); sample++) {
            var from = output.offset() + sample * size;
            Arrays.fill(output.floats(), from, from + size, 0);
            sampling.forEach(sample, output.size(1), output.size(2), matrices, taps);
        }
    }

    /** The same taps for the definition, whose places are float32 as those of the kernel. */
    static void reference(RandomMotion motion, Sampling sampling, List<Reference> inputs, Sampling.Taps taps) {
        var shape = inputs.getFirst().shape();
        var samples = shape.size(0);
        var matrices = new float[Sampling.NUMBERS * samples];
        motion.draw((int) inputs.getLast().data()[0], shape.size(1), shape.size(2), new float[RandomMotion.NUMBERS * samples], matrices);
        for (var sample = 0; sample < samples; sample++) {
            sampling.forEach(sample, shape.size(1), shape.size(2), matrices, taps);
        }
    }
}
