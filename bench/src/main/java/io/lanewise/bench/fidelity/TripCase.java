package io.lanewise.bench.fidelity;

import io.lanewise.Model;
import io.lanewise.data.Samples;
import io.lanewise.io.Npy;
import io.lanewise.layer.Symbol;
import io.lanewise.loss.Losses;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.RmsProp;
import io.lanewise.optimizer.Sgd;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Compilation;
import io.lanewise.train.Fit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * A model on its way to Keras and back.
 *
 * @param name what the table calls it
 * @param folder where its files are
 * @param model trained for two epochs and saved
 */
record TripCase(String name, Path folder, Model model, List<Tensor> x, List<Tensor> y) {
    private static final int SAMPLES = 32;
    private static final List<Supplier<Optimizer<?>>> OPTIMIZERS = List.of(
            () -> Adam.of(0.01), () -> Sgd.of(0.05).withMomentum(0.9).withNesterov(true), RmsProp::of, () -> Adam.of(0.01).withAmsgrad(true));

    /** Trains a model and saves it, with an optimizer that depends on its number. */
    static TripCase save(String name, int number, Model model, Path folder) throws IOException {
        Files.createDirectories(folder);
        var random = new Random(number);
        var x = model.inputs().stream().map(input -> features(input, random)).toList();
        var y = model.predict(x).stream().map(output -> uniform(output.shape(), random)).toList();
        model.compile(Compilation.of(OPTIMIZERS.get(number % OPTIMIZERS.size()).get(), Losses.MEAN_SQUARED_ERROR));
        model.fit(Samples.of(x, y), fit(2));
        model.save(folder.resolve("model.keras"));
        write(folder, "x", x);
        write(folder, "y", y);
        return new TripCase(name, folder, model, x, y);
    }

    private static Fit fit(int epochs) {
        return Fit.epochs(epochs).withBatchSize(8).withShuffle(false).withVerbose(0);
    }

    private static void write(Path folder, String name, List<Tensor> tensors) {
        for (var i = 0; i < tensors.size(); i++) {
            Npy.write(folder.resolve(name + "_" + i + ".npy"), tensors.get(i));
        }
    }

    private static List<Tensor> read(Path folder, String name) {
        var tensors = new ArrayList<Tensor>();
        for (var i = 0; Files.exists(folder.resolve(name + "_" + i + ".npy")); i++) {
            tensors.add(Npy.read(folder.resolve(name + "_" + i + ".npy")));
        }
        return tensors;
    }

    private static Tensor features(Symbol input, Random random) {
        var shape = input.sample().shape().with(0, SAMPLES);
        return input.dtype() == DType.FLOAT32 ? uniform(shape, random) : Tensor.wrap(random.ints(shape.elements(), 0, 2).toArray(), shape);
    }

    private static Tensor uniform(Shape shape, Random random) {
        var numbers = new float[shape.elements()];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat();
        }
        return Tensor.wrap(numbers, shape);
    }

    /** What came back, as a line of the table. */
    String row(String verdict) {
        if (!verdict.equals("ok")) {
            return cells(verdict, "", "", "");
        }
        var prediction = distance(model.predict(x), read(folder, "prediction"));
        var state = model.optimizerState();
        var found = read(folder, "optimizer");
        var same = found.equals(state.variables()) ? found.size() + " the same" : "DIFFER";
        model.fit(Samples.of(x, y), fit(1));
        var random = model.layers().stream().map(layer -> layer.layer().className()).anyMatch(type -> type.contains("Dropout") || type.contains("Noise"));
        var back = new ArrayList<String>();
        for (var ending : List.of("keras", "h5", "weights.h5")) {
            var other = ending.equals("weights.h5") ? Model.load(folder.resolve("model.keras")) : Model.load(folder.resolve("trained." + ending));
            other.loadWeights(folder.resolve("trained." + ending));
            var steps = other.optimizerState().iterations() == state.iterations() ? "" : " OTHER STEPS";
            back.add(random ? "read" + steps : "%.1e%s".formatted(Math.max(
                    distance(model.weights(), other.weights()), distance(state.variables(), other.optimizerState().variables())), steps));
        }
        return cells("%.1e".formatted(prediction), same, random ? "random layers" : "compared", String.join(", ", back));
    }

    private String cells(String... cells) {
        return "| " + name + " | " + model.optimizerState().optimizer().className() + " | " + String.join(" | ", cells) + " |";
    }

    /** The largest distance of two numbers, in parts of the number where that is above 1. */
    private static double distance(List<Tensor> a, List<Tensor> b) {
        if (a.size() != b.size()) {
            return Double.POSITIVE_INFINITY;
        }
        var largest = 0.0;
        for (var i = 0; i < a.size(); i++) {
            for (var j = 0; j < a.get(i).elements(); j++) {
                largest = Math.max(largest, Math.abs(a.get(i).at(j) - b.get(i).at(j)) / Math.max(1, Math.abs(a.get(i).at(j))));
            }
        }
        return largest;
    }
}
