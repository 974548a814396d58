package io.lanewise.bench.fidelity;

import io.lanewise.Lanewise;
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
 * @param model trained for two epochs, if it has anything to train, and saved
 * @param training whether it can be trained on in the same way on both sides
 */
record TripCase(String name, Path folder, Model model, List<Tensor> x, List<Tensor> y, TripResult.Training training) {
    private static final int SAMPLES = 32;
    /** Of numbers, which are multiples of it: those that differ do so by more than rounding, which normalizations would blow up. */
    private static final int GRID = 64;
    /** So that weights whose gradient is nothing but rounding, such as a bias before a normalization, do not follow it. */
    private static final double EPSILON = 1e-3;
    private static final List<Supplier<Optimizer<?>>> OPTIMIZERS = List.of(
            () -> Adam.of(0.01).with(Adam.EPSILON, EPSILON),
            () -> Sgd.of(0.05).withMomentum(0.9).withNesterov(true),
            () -> RmsProp.of().with(RmsProp.EPSILON, EPSILON),
            () -> Adam.of(0.01).withAmsgrad(true).with(Adam.EPSILON, EPSILON));

    /** Trains a model and saves it, with an optimizer that depends on its number. */
    static TripCase save(String name, int number, Supplier<Model> described, Path folder) throws IOException {
        Files.createDirectories(folder);
        Lanewise.seed(number);
        var model = described.get();
        var random = new Random(number);
        var x = model.inputs().stream().map(input -> features(input, random)).toList();
        var y = model.predict(x).stream().map(output -> uniform(output.shape(), random)).toList();
        var training = training(model, x, y);
        model.compile(Compilation.of(OPTIMIZERS.get(number % OPTIMIZERS.size()).get(), Losses.MEAN_SQUARED_ERROR));
        if (training != TripResult.Training.NONE) {
            model.fit(Samples.of(x, y), fit(2));
            write(folder, "y", y);
        }
        model.save(folder.resolve("model.keras"));
        write(folder, "x", x);
        return new TripCase(name, folder, model, x, y, training);
    }

    /** Twins with the same weights but other seeds go apart where training draws random numbers. */
    private static TripResult.Training training(Model model, List<Tensor> x, List<Tensor> y) {
        if (model.network().trainedVariables().isEmpty()) {
            return TripResult.Training.NONE;
        }
        var drawsOfItsOwn = model.toJson().matches(".*\"seed\":[0-9].*");
        return drawsOfItsOwn || !twin(model, 1, x, y).equals(twin(model, 2, x, y)) ? TripResult.Training.RANDOM : TripResult.Training.COMPARED;
    }

    private static List<Tensor> twin(Model model, long seed, List<Tensor> x, List<Tensor> y) {
        Lanewise.seed(seed);
        var twin = model.copy();
        twin.setWeights(model.weights());
        twin.compile(Compilation.of(Sgd.of(0.1), Losses.MEAN_SQUARED_ERROR));
        twin.fit(Samples.of(x, y), fit(1));
        return twin.weights();
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

    /** Numbers from 0 up to 1. */
    private static Tensor uniform(Shape shape, Random random) {
        var numbers = new float[shape.elements()];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = (float) random.nextInt(GRID) / GRID;
        }
        return Tensor.wrap(numbers, shape);
    }

    /** Compares what came back. */
    TripResult result(String verdict) {
        if (!verdict.equals("ok")) {
            return TripResult.refused(verdict);
        }
        var prediction = distance(model.predict(x), read(folder, "prediction"));
        var state = model.optimizerState();
        var found = read(folder, "optimizer");
        var same = found.equals(state.variables()) ? found.size() : -1;
        if (training != TripResult.Training.NONE) {
            model.fit(Samples.of(x, y), fit(1));
        }
        return new TripResult(verdict, prediction, same, training, List.of(back("keras"), back("h5"), back("weights.h5")));
    }

    /** The model that Keras has trained on and saved. */
    private TripResult.Back back(String ending) {
        var file = folder.resolve("trained." + ending);
        if (!Files.exists(file)) {
            return TripResult.Back.NOT_WRITTEN;
        }
        try {
            var other = Model.load(ending.equals("weights.h5") ? folder.resolve("model.keras") : file);
            other.loadWeights(file);
            var state = model.optimizerState();
            if (other.optimizerState().iterations() != state.iterations()) {
                return TripResult.Back.of(Double.POSITIVE_INFINITY);
            }
            return training == TripResult.Training.RANDOM ? TripResult.Back.READ : TripResult.Back.of(Math.max(
                    distance(model.weights(), other.weights()), distance(state.variables(), other.optimizerState().variables())));
        } catch (RuntimeException problem) {
            return TripResult.Back.unreadable(problem);
        }
    }

    /** The class of the layer of a one-layer model. */
    String layerClass() {
        return model.layers().getLast().layer().className();
    }

    /** The optimizer's class. */
    String optimizer() {
        return model.optimizerState().optimizer().className();
    }

    /** The largest distance of two numbers, in parts of the number where that is above 1. */
    private static double distance(List<Tensor> a, List<Tensor> b) {
        if (a.size() != b.size()) {
            return Double.POSITIVE_INFINITY;
        }
        var largest = 0.0;
        for (var i = 0; i < a.size(); i++) {
            if (!a.get(i).shape().equals(b.get(i).shape())) {
                return Double.POSITIVE_INFINITY;
            }
            for (var j = 0; j < a.get(i).elements(); j++) {
                var difference = Math.abs(a.get(i).at(j) - b.get(i).at(j)) / Math.max(1, Math.abs(a.get(i).at(j)));
                largest = Double.isNaN(difference) ? Double.POSITIVE_INFINITY : Math.max(largest, difference);
            }
        }
        return largest;
    }
}
