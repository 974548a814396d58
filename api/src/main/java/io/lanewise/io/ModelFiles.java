package io.lanewise.io;

import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.io.bytes.FileRegion;
import io.lanewise.io.hdf5.Hdf5File;
import io.lanewise.io.hdf5.Hdf5Group;
import io.lanewise.io.hdf5.Hdf5Writer;
import io.lanewise.io.zip.PendingCheck;
import io.lanewise.model.DefaultSeed;
import io.lanewise.model.Network;
import io.lanewise.model.Port;
import io.lanewise.model.ZeroWeights;
import io.lanewise.optimizer.Optimizer;
import io.lanewise.optimizer.OptimizerState;
import io.lanewise.train.Compilation;
import io.lanewise.train.Trainer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Models and weights in Keras's files: {@code .keras} and {@code .weights.h5}, both ways, and older {@code .h5} files, to be read. What a
 * file is, its first bytes tell, not its name.
 */
public final class ModelFiles {
    private static final String MODEL_CONFIG = "model_config";
    private static final String TRAINING_CONFIG = "training_config";
    private static final String MODEL_WEIGHTS = "model_weights";
    private static final double GIGABYTE = 1L << 30;

    private ModelFiles() {}

    /**
     * A model from a file.
     *
     * @param network its layers and weights
     * @param trainer how it is trained, with the optimizer's state; null if the file does not say or it was not asked for
     */
    public record Loaded(Network network, @Nullable Trainer trainer) {}

    /**
     * Reads a model: a {@code .keras} file, one that was unpacked into a folder, or an older {@code .h5} file of a whole model.
     *
     * @throws ModelFormatException if the file is damaged, of another kind, or holds what does not exist here
     * @throws UncheckedIOException if it is not there or cannot be read
     */
    public static Loaded load(Path path, LoadOptions options) {
        if (Files.isDirectory(path)) {
            requireFolder(path);
            return KerasArchive.readFolder(path, (config, weights) -> load(config, weights, null, path.toString(), options));
        }
        return ModelFile.read(path, file -> {
            var kind = FileKind.of(file);
            return kind == FileKind.HDF5
                    ? loadLegacy(Hdf5File.open(file).root(), file, options)
                    : KerasArchive.readNew(archive(file, kind), (config, weights) -> load(config, weights.region(), weights, file.name(), options));
        });
    }

    private static void requireFolder(Path folder) {
        var kind = FileKind.of(folder);
        if (kind != FileKind.KERAS) {
            throw new ModelFormatException(folder + ": expected a folder with a Keras model, found " + kind.description() + ". " + kind.advice());
        }
    }

    /** The file, if it is a Keras archive; a damaged one gets its error when it is opened. */
    private static FileRegion archive(FileRegion file, FileKind kind) throws IOException {
        if (kind != FileKind.KERAS && kind != FileKind.ZIP) {
            ModelFile.require(FileKind.KERAS, file);
        }
        return file;
    }

    private static Loaded load(Json config, FileRegion weights, @Nullable PendingCheck check, String file, LoadOptions options) throws IOException {
        var model = config.view("config.json").with(options.customObjects());
        var compiled = options.compile() && config instanceof JsonObject ? model.find("compile_config").orElse(null) : null;
        var loaded = build(model, compiled, weights.size(), file, options);
        var plan = new WeightPlan(file, options.skipMismatch(), check);
        WeightsReader.read(List.of(Hdf5File.open(weights).root()), plan, loaded.network(), () -> state(loaded.trainer(), loaded.network()));
        return loaded;
    }

    private static Loaded loadLegacy(Hdf5Group root, FileRegion file, LoadOptions options) throws IOException {
        var described = root.attribute(MODEL_CONFIG);
        var weights = root.findGroup(MODEL_WEIGHTS);
        if (described.isEmpty() || weights.isEmpty()) {
            throw file.error(0, "expected a whole model, found an HDF5 file without the description of one. If it holds weights, make the model as it was and "
                    + "call model.loadWeights(file)");
        }
        var json = LegacyConfig.model(KerasArchive.json(described.get().string(), file.name() + ", " + MODEL_CONFIG));
        var version = root.attribute("keras_version");
        LegacyConfig.noteHardSigmoid(json, version.isPresent() && version.get().isText() ? version.get().string() : "1.", file.name());
        var training = root.attribute(TRAINING_CONFIG);
        JsonView compiled = null;
        if (options.compile() && training.isPresent()) {
            var settings = LegacyConfig.training(KerasArchive.json(training.get().string(), file.name() + ", " + TRAINING_CONFIG));
            compiled = settings.view(TRAINING_CONFIG).with(options.customObjects());
        }
        var loaded = build(json.view(MODEL_CONFIG).with(options.customObjects()), compiled, file.size(), file.name(), options);
        LegacyWeights.read(weights.get(), root, file.name(), loaded.network(), state(loaded.trainer(), loaded.network()), options.skipMismatch());
        return loaded;
    }

    /** A model without weights. A file has no more of them than bytes. */
    private static Loaded build(JsonView model, @Nullable JsonView compiled, long bytes, String file, LoadOptions options) {
        var problems = new Problems(file);
        // Weights that may be missing in the file must have begun as they would without it.
        var network = ModelJson.read(model, DefaultSeed.get(), options.skipMismatch() ? null : new ZeroWeights(bytes), problems);
        Compilation compilation = null;
        if (compiled != null && !(compiled.json() instanceof JsonObject(var members) && members.isEmpty())) {
            compilation = CompilationJson.read(compiled, network == null || !network.isBuilt() ? 1 : network.outputs().size(), problems);
        }
        problems.throwIfAny();
        var built = Objects.requireNonNull(network);
        return new Loaded(built, compilation == null ? null : new Trainer(built, compilation));
    }

    /** The state to read into: that of a compiled model whose weights exist. */
    private static @Nullable OptimizerState state(@Nullable Trainer trainer, Network network) {
        return trainer != null && network.isBuilt() ? trainer.state() : null;
    }

    /**
     * Reads the weights of a model that is built, and its optimizer's state if it is compiled, from a file of weights or of a whole model.
     *
     * @throws IllegalStateException if the model is not built
     * @throws ModelFormatException if the file is damaged or of another kind, or its weights do not fit the model; nothing has changed then
     * @throws UncheckedIOException if it is not there or cannot be read
     */
    public static void loadWeights(Path path, Network network, @Nullable Trainer trainer, LoadOptions options) {
        network.variables(); // refuses a model that has none yet
        if (Files.isDirectory(path)) {
            requireFolder(path);
            KerasArchive.readFolder(path, (_, weights) -> readWeights(weights, path.toString(), network, trainer, options));
            return;
        }
        ModelFile.read(path, file -> {
            var kind = FileKind.of(file);
            return switch (kind) {
                case HDF5 -> readWeights(file, file.name(), network, trainer, options);
                case SHARDED_WEIGHTS -> ShardedWeights.read(path, file, roots -> readWeights(roots, file.name(), network, trainer, options));
                default -> KerasArchive.read(archive(file, kind), (_, weights) -> readWeights(weights, file.name(), network, trainer, options));
            };
        });
    }

    private static Network readWeights(List<Hdf5Group> roots, String file, Network network, @Nullable Trainer trainer, LoadOptions options) throws IOException {
        WeightsReader.read(roots, new WeightPlan(file, options.skipMismatch(), null), network, () -> state(trainer, network));
        return network;
    }

    private static Network readWeights(FileRegion region, String file, Network network, @Nullable Trainer trainer, LoadOptions options) throws IOException {
        var root = Hdf5File.open(region).root();
        var group = root.findGroup(MODEL_WEIGHTS).orElse(root);
        if (LegacyWeights.accepts(group)) {
            LegacyWeights.read(group, root, file, network, state(trainer, network), options.skipMismatch());
        } else if (WeightsReader.accepts(root)) {
            return readWeights(List.of(root), file, network, trainer, options);
        } else {
            throw region.error(0, "expected the weights of a Keras model, found an HDF5 file with " + root.names().stream().limit(20).toList()
                    + "; save them with model.save_weights(\"model.weights.h5\")");
        }
        return network;
    }

    /**
     * Writes a model: description, weights and, if it is compiled, compile settings and the optimizer's state, as {@code .keras}. The file
     * is written whole or not at all: {@link AtomicFile}.
     *
     * @throws IllegalStateException if the model is not built
     * @throws IllegalArgumentException if the name does not end in {@code .keras}, or the options ask for other types than float32, or for several files
     * @throws UncheckedIOException if the file cannot be written, or is there already and may not be replaced
     */
    public static void save(Path path, Network network, @Nullable Trainer trainer, SaveOptions options) {
        checkName("save", path, ".keras");
        checkTypes("save", options);
        if (options.maxShardSize() != null) {
            throw new IllegalArgumentException("save: expected options without maxShardSize, which is for saveWeights, received " + options);
        }
        var weights = WeightsWriter.of(network, written(network, trainer));
        Json compiled = null;
        if (trainer != null) {
            var optimizer = trainer.begunState().<Optimizer<?>>map(OptimizerState::trainedOptimizer).orElse(trainer.compilation().optimizer());
            compiled = CompilationJson.write(trainer.compilation(), network.outputs().stream().map(Port::name).toList(), optimizer);
        }
        var config = ModelJsonWriter.write(network, compiled);
        AtomicFile.writeUnchecked(path, options.overwrite(), channel -> KerasArchive.write(channel, config, weights));
    }

    /**
     * Writes a model's weights and, if it has begun, its optimizer's state, as {@code .weights.h5}; else as {@link #save}. With a size for shards, as
     * {@code .weights.json} and the files it tells of.
     *
     * @throws IllegalStateException if the model is not built
     * @throws IllegalArgumentException if the name does not end in {@code .weights.h5}, that of shards in {@code .weights.json}, or the options ask for other
     *     types than float32 or for shards smaller than a variable
     * @throws UncheckedIOException if the file cannot be written, or is there already and may not be replaced
     */
    public static void saveWeights(Path path, Network network, @Nullable Trainer trainer, SaveOptions options) {
        checkTypes("saveWeights", options);
        var size = options.maxShardSize();
        if (size == null) {
            checkName("saveWeights", path, ".weights.h5");
        }
        var state = written(network, trainer);
        if (size == null) {
            AtomicFile.writeUnchecked(path, options.overwrite(), WeightsWriter.of(network, state)::write);
        } else {
            ShardedWeights.write(path, WeightsWriter.shards(network, state, (long) (size * GIGABYTE)), options.overwrite());
        }
    }

    /** Keras goes by names. */
    private static void checkName(String operation, Path path, String ending) {
        if (!path.toString().endsWith(ending)) {
            throw new IllegalArgumentException(operation + ": expected a name that ends in " + ending + ", because Keras opens no other, received " + path);
        }
    }

    private static void checkTypes(String operation, SaveOptions options) {
        if (options.type() != null || !options.types().isEmpty()) {
            throw new IllegalArgumentException(operation + ": expected options without types, because Keras has models in float32, received " + options);
        }
    }

    /**
     * The optimizer's state that goes with a model's weights. Without weights to train there is nothing that could begin, and Keras expects the steps
     * and the learning rate.
     */
    private static @Nullable OptimizerState written(Network network, @Nullable Trainer trainer) {
        network.variables(); // refuses a model that has none yet
        if (trainer == null) {
            return null;
        }
        return network.trainedVariables().isEmpty() ? trainer.state() : trainer.begunState().orElse(null);
    }
}
