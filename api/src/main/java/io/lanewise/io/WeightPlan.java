package io.lanewise.io;

import io.lanewise.io.hdf5.Hdf5Dataset;
import io.lanewise.io.zip.PendingCheck;
import io.lanewise.tensor.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is to be read from a file of weights to where. All of it is checked before the first number changes; then it is read straight to
 * its place.
 */
final class WeightPlan {
    private static final System.Logger LOG = System.getLogger(WeightPlan.class.getPackageName());

    private final Problems problems;
    private final boolean skipMismatch;
    private final @Nullable PendingCheck check;
    private final List<Step> steps = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();

    private record Step(Hdf5Dataset dataset, Numbers target) {}

    /** What one variable needs, by its name in errors. */
    record Expected(String name, Numbers target) {
        @Override
        public String toString() {
            return name + " " + target.shape();
        }
    }

    /**
     * An empty plan.
     *
     * @param check what the file's CRC is compared by while it is read; null if it is known to be right, or there is none
     */
    WeightPlan(String file, boolean skipMismatch, @Nullable PendingCheck check) {
        this.problems = new Problems(file);
        this.skipMismatch = skipMismatch;
        this.check = check;
    }

    /**
     * Adds a group of weights, as many as the file has for it.
     *
     * @param place where they are in the file, for errors
     * @param found the datasets
     * @param expected the variables, in the same order
     */
    void add(String place, List<Hdf5Dataset> found, List<Expected> expected) {
        if (found.size() != expected.size()) {
            problems.add(place, "expected " + expected.size() + " weights " + expected + ", found " + found.size() + " " + shown(found));
            return;
        }
        for (var i = 0; i < found.size(); i++) {
            if (fits(found.get(i), expected.get(i).target().shape())) {
                steps.add(new Step(found.get(i), expected.get(i).target()));
            } else {
                problems.add(found.get(i).path(), "expected " + expected.get(i) + ", found " + shown(found.subList(i, i + 1)));
            }
        }
    }

    /** Adds numbers that were compared already, such as an optimizer's. */
    void addChecked(Hdf5Dataset found, Numbers target) {
        steps.add(new Step(found, target));
    }

    /** Has something done when everything has been read. */
    void then(Runnable action) {
        afterwards.add(action);
    }

    /** Adds a problem that no weight of the file has to do with. */
    void problem(String place, String problem) {
        problems.add(place, problem);
    }

    static boolean fits(Hdf5Dataset dataset, Shape shape) {
        return Arrays.equals(dataset.shape(), Arrays.stream(shape.toArray()).asLongStream().toArray());
    }

    private static String shown(List<Hdf5Dataset> datasets) {
        return datasets.stream().map(dataset -> shown(dataset.shape())).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String shown(long[] shape) {
        return Arrays.stream(shape).mapToObj(Long::toString).collect(Collectors.joining(", ", "(", shape.length == 1 ? ",)" : ")"));
    }

    /** Refuses what does not fit, or passes over it with a warning. */
    private void check() {
        if (skipMismatch) {
            problems.found().forEach(problem -> LOG.log(System.Logger.Level.WARNING, "weights are left as they were: {0}", problem));
        } else {
            problems.throwIfAny("the weights do not fit the model:", "Load them into the model they were saved from, or leave such weights as they are "
                    + "with LoadOptions.withSkipMismatch(true).");
        }
    }

    /** Checks, then reads everything. Only a disk that fails in the middle, or a CRC that is found wrong, can leave a part of it read. */
    void run() throws IOException {
        check();
        var unusual = new LinkedHashMap<Numbers, float[]>();
        var copy = new WeightCopy(check);
        for (var step : steps) {
            var bytes = step.dataset().plainFloats();
            if (bytes.isPresent()) {
                copy.add(bytes.get(), step.target());
            } else {
                // Compressed or of another type, which Keras never writes: may turn out to be damaged, so it is unpacked beforehand.
                var floats = new float[step.target().shape().elements()];
                step.dataset().readFloats(floats, 0);
                unusual.put(step.target(), floats);
            }
        }
        copy.run();
        if (check != null) {
            check.finish();
        }
        var room = new Numbers.Rows();
        unusual.forEach((target, floats) -> target.put(0, FloatBuffer.wrap(floats), room));
        afterwards.forEach(Runnable::run);
    }
}
