package io.lanewise;

import io.lanewise.config.json.JsonLimits;
import io.lanewise.config.json.JsonReader;
import io.lanewise.config.json.JsonView;
import io.lanewise.config.json.JsonWriter;
import io.lanewise.io.LoadOptions;
import io.lanewise.io.ModelFiles;
import io.lanewise.io.ModelJson;
import io.lanewise.io.ModelJsonWriter;
import io.lanewise.io.SaveOptions;
import io.lanewise.layer.Symbol;
import io.lanewise.model.DefaultSeed;
import io.lanewise.model.FunctionalNetwork;
import io.lanewise.model.LayerState;
import io.lanewise.model.Network;
import io.lanewise.model.NetworkCopy;
import io.lanewise.model.Outline;
import io.lanewise.model.Outlines;
import io.lanewise.model.SequentialNetwork;
import io.lanewise.report.ModelPlot;
import io.lanewise.report.Messages;
import io.lanewise.report.PlotOptions;
import io.lanewise.report.Summary;
import io.lanewise.tensor.Tensor;
import io.lanewise.train.Trainer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A neural network: layers with weights that can be trained, judged and used. Predicting is safe from many threads at once;
 * everything that changes the model is for one thread at a time.
 */
public abstract sealed class Model extends Trainable permits Sequential, Functional {
    /** A face of a network, compiled if it has a trainer. */
    Model(Network network, @Nullable Trainer trainer) {
        super(network, trainer);
    }

    /**
     * Reads a model from a {@code .keras} file or an older {@code .h5} file; Keras's {@code load_model}. It is compiled if the file says how,
     * and training goes on where it was when the model was saved.
     *
     * @throws io.lanewise.io.ModelFormatException if the file is damaged, of another kind, or holds what does not exist here: says all places
     * @throws java.io.UncheckedIOException if it is not there or cannot be read
     */
    public static Model load(Path file) {
        return load(file, LoadOptions.DEFAULT);
    }

    /** Reads a model from a file: with classes of one's own, without compile settings, or with weights that fit as far as they do. */
    public static Model load(Path file, LoadOptions options) {
        var loaded = ModelFiles.load(file, options);
        return of(loaded.network(), loaded.trainer());
    }

    /**
     * Writes the model into a new file as {@code .keras}: layers, weights and, if it is compiled, compile settings and what the optimizer
     * remembers. The file is written whole or not at all.
     *
     * @throws IllegalStateException while the model has no weights
     * @throws java.io.UncheckedIOException if the file is there already or cannot be written
     */
    public final void save(Path file) {
        save(file, SaveOptions.DEFAULT);
    }

    /** Writes the model into a file, which may be told to replace another: {@code SaveOptions.DEFAULT.withOverwrite(true)}. */
    public final void save(Path file, SaveOptions options) {
        ModelFiles.save(file, network(), trainer(), options);
    }

    /**
     * Writes the weights, and what the optimizer remembers once it has begun, into a new file as {@code .weights.h5}; else as {@link #save}.
     */
    public final void saveWeights(Path file) {
        saveWeights(file, SaveOptions.DEFAULT);
    }

    /**
     * Writes the weights into a file, which may be told to replace another, or with {@code SaveOptions.DEFAULT.withMaxShardSize(gigabytes)} into
     * several, of which the given one, {@code NAME.weights.json}, tells.
     */
    public final void saveWeights(Path file, SaveOptions options) {
        ModelFiles.saveWeights(file, network(), trainer(), options);
    }

    /**
     * Takes over the weights of a {@code .weights.h5}, {@code .weights.json}, {@code .keras} or older {@code .h5} file and, if the model is compiled in the same way,
     * what the optimizer remembered. As in Keras, layers are matched by class and order, not by their names.
     *
     * @throws IllegalStateException while the model has no weights
     * @throws io.lanewise.io.ModelFormatException if the file is damaged or of another kind, or its weights do not fit: says all that do not;
     *     nothing has changed then
     * @throws java.io.UncheckedIOException if it is not there or cannot be read
     */
    public final void loadWeights(Path file) {
        loadWeights(file, LoadOptions.DEFAULT);
    }

    /** Takes over the weights of a file, leaving those that do not fit as they are if {@code options} say so. */
    public final void loadWeights(Path file, LoadOptions options) {
        ModelFiles.loadWeights(file, network(), trainer(), options);
    }

    /** The model without its weights as Keras's JSON: what {@code to_json()} gives and {@code model_from_json} takes. */
    public final String toJson() {
        return JsonWriter.COMPACT.withPythonNumbers().write(ModelJsonWriter.write(network()));
    }

    /**
     * A model of a graph of layers: from an {@link io.lanewise.layer.Input}'s symbol to what layers made of it. Layers that another model has
     * already are shared with it, weights and all. Source: Keras's functional API.
     *
     * @throws IllegalArgumentException if the output needs another input, or names of layers are in conflict
     */
    public static Model of(Symbol input, Symbol output) {
        return of(List.of(input), List.of(output));
    }

    /** A model of several inputs and one output. */
    public static Model of(List<Symbol> inputs, Symbol output) {
        return of(inputs, List.of(output));
    }

    /** A model of one input and several outputs. */
    public static Model of(Symbol input, List<Symbol> outputs) {
        return of(List.of(input), outputs);
    }

    /** A model of several inputs and outputs; losses, metrics and data may be given by the names of the layers there. */
    public static Model of(List<Symbol> inputs, List<Symbol> outputs) {
        return new Functional(new FunctionalNetwork(null, DefaultSeed.get(), inputs, outputs), null);
    }

    /** A model of several inputs and outputs with a name. */
    public static Model named(String name, List<Symbol> inputs, List<Symbol> outputs) {
        return new Functional(new FunctionalNetwork(name, DefaultSeed.get(), inputs, outputs), null);
    }

    /**
     * A model as Keras's {@code to_json()} describes it, with fresh weights, not compiled.
     *
     * @param json may know {@link io.lanewise.config.CustomObjects}, given to it by {@link JsonView#with}
     * @throws io.lanewise.io.ModelFormatException if it is malformed or holds what does not exist here
     */
    public static Model fromJson(JsonView json) {
        return of(ModelJson.read(json, DefaultSeed.get()), null);
    }

    /**
     * The same from JSON as a text.
     *
     * @throws io.lanewise.config.json.JsonException if it is no JSON
     */
    public static Model fromJson(String json) {
        return fromJson(JsonReader.read(json, JsonLimits.DEFAULT.withPythonNumbers()).view("model"));
    }

    private static Model of(Network network, @Nullable Trainer trainer) {
        return switch (network) {
            case SequentialNetwork chain -> new Sequential(chain, trainer);
            case FunctionalNetwork graph -> new Functional(graph, trainer);
        };
    }

    /** A model of the same layers, connected in the same way, that shares nothing with this one and has fresh weights: Keras's {@code clone_model}. */
    public final Model copy() {
        return of(NetworkCopy.of(network(), DefaultSeed.get()), null);
    }

    /** The symbol that it begins with, to build another model on. */
    public final Symbol input() {
        return only("input", inputs());
    }

    /** The symbol that it ends with, to build another model on. */
    public final Symbol output() {
        return only("output", outputs());
    }

    private Symbol only(String what, List<Symbol> symbols) {
        if (symbols.size() != 1) {
            throw new IllegalStateException("model " + network().name() + ": expected one " + what + ", but there are " + symbols.size() + "; call " + what + "s()");
        }
        return symbols.getFirst();
    }

    /** The symbols that it begins with, to build another model on. */
    public final List<Symbol> inputs() {
        return network().graph().inputs();
    }

    /** The symbols that it ends with, to build another model on. */
    public final List<Symbol> outputs() {
        return network().graph().outputs();
    }

    /** Copies of all weights, layer by layer. */
    public final List<Tensor> weights() {
        return network().weights();
    }

    /**
     * Takes over the numbers of all weights.
     *
     * @throws IllegalArgumentException if they do not fit; no weight has changed then
     */
    public final void setWeights(List<Tensor> weights) {
        network().setWeights(weights);
    }

    /** How many numbers the weights hold. */
    public final long countParameters() {
        return network().variables().stream().mapToLong(variable -> variable.buffer().length()).sum();
    }

    /** Lets training change the weights of all layers, or of none. */
    public final void setTrainable(boolean trainable) {
        network().layers().forEach(layer -> layer.setTrainable(trainable));
    }

    /** Its layers in Keras's order; a Sequential model does not list its Input. */
    public final List<LayerState> layers() {
        return network().layers();
    }

    /** A layer by its name. */
    public final LayerState layer(String layerName) {
        return network().layer(layerName);
    }

    /** Lets training change the weights of a layer, or not. */
    public final void setTrainable(String layerName, boolean trainable) {
        network().layer(layerName).setTrainable(trainable);
    }

    /** What tables and pictures show of it. */
    public final Outline outline() {
        var compiled = trainer();
        return Outlines.of(network(), compiled == null || !network().isBuilt() ? 0 : compiled.state().size());
    }

    /** Prints layers, shapes and numbers of parameters, in Keras's text. */
    public final void summary() {
        Summary.print(outline());
    }

    /** The same, and below it what {@link #memory} says for batches of this size. */
    public final void summary(int batchSize) {
        var memory = memory(batchSize);
        summary();
        Messages.toStandardOutput(memory.toString());
    }

    /** Layers, shapes and numbers of parameters, in Keras's text. */
    public final String summaryText(Summary.Options options) {
        return Summary.of(outline(), options);
    }

    /**
     * Draws the model, with shapes, names and activations.
     *
     * @param file ends in .svg, .png or .dot
     * @throws IOException if the file cannot be written; a file that was there is unchanged then
     */
    public final void plot(Path file) throws IOException {
        plot(file, PlotOptions.DEFAULT.withShowShapes(true).withShowLayerNames(true).withShowLayerActivations(true));
    }

    /** Draws the model. */
    public final void plot(Path file, PlotOptions options) throws IOException {
        ModelPlot.write(outline(), file, options);
    }
}
