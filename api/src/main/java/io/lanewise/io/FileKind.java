package io.lanewise.io;

import io.lanewise.io.bytes.FileRegion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file or a folder is, by its first bytes and, for archives, by what is in it; never by its name's ending. */
public enum FileKind {
    /** A model as Keras 3 saves it: an archive or a folder with {@code config.json}. */
    KERAS("a Keras model (.keras)", "It is read as a whole model."),
    /** Weights, or an older whole model, of Keras; or anything else in HDF5. */
    HDF5("an HDF5 file (.h5, .weights.h5)", "It is read as weights or as an older Keras model."),
    /** What tells in which files beside it the weights of a Keras model are. */
    SHARDED_WEIGHTS("an index of sharded Keras weights (.weights.json)", "It holds weights alone: make the model as it was and call model.loadWeights(file)."),
    /** Named NumPy arrays. */
    NPZ("NumPy arrays (.npz)", "Npz.read reads them."),
    /** A NumPy array. */
    NPY("a NumPy array (.npy)", "Npy.read reads it."),
    /** Named arrays in the safetensors format. */
    SAFETENSORS("a safetensors file", "Safetensors.read reads its arrays."),
    /** A PyTorch checkpoint. */
    PYTORCH("a PyTorch checkpoint", Advice.PYTORCH),
    /** A PyTorch checkpoint of before version 1.6. */
    PYTORCH_LEGACY("a PyTorch checkpoint of the old format", Advice.PYTORCH),
    /** Any other pickled Python object. */
    PICKLE("a pickled Python object", "Pickles can run programs and are never read: store the arrays with numpy.savez in Python and read them with Npz.read."),
    /** A model as TensorFlow saves it. */
    SAVED_MODEL("a TensorFlow SavedModel",
            "Only its graph is in there: load the model in Python where its code is, save it with model.save(\"model.keras\") and read that."),
    /** A model in ONNX. */
    ONNX("an ONNX model", "Take the Keras model it was exported from, or store its initializers with numpy.savez in Python and read them with Npz.read."),
    /** A model for TensorFlow Lite. */
    TFLITE("a TensorFlow Lite model", "It was made for running only: take the .keras model it was converted from."),
    /** An archive of something else, or a damaged one. */
    ZIP("a ZIP archive of another kind, or a damaged one", "If it should be a model, save or copy it anew."),
    /** Something compressed. */
    GZIP("a gzip file", "Unpack it first: gunzip FILE."),
    /** None of these. */
    UNKNOWN("a file of unknown kind", "Check that the path is right and that the file was copied whole.");

    private final String description;
    private final String advice;

    FileKind(String description, String advice) {
        this.description = description;
        this.advice = advice;
    }

    /** Texts of several kinds. */
    private static final class Advice {
        static final String PYTORCH = "It holds a pickle, which can run programs and is never read: store the weights in Python with "
                + "safetensors.torch.save_file(model.state_dict(), \"model.safetensors\") and read them with Safetensors.read.";
    }

    /** What it is, as a part of a sentence. */
    public String description() {
        return description;
    }

    /** What can be done with it, a sentence for error messages. */
    public String advice() {
        return advice;
    }

    /**
     * The kind of a file or a folder. A damaged file is of the kind it seems to be.
     *
     * @throws UncheckedIOException if it is not there or cannot be read
     */
    public static FileKind of(Path path) {
        if (Files.isDirectory(path)) {
            if (Files.exists(path.resolve("saved_model.pb"))) {
                return SAVED_MODEL;
            }
            return Files.exists(path.resolve("config.json")) ? KERAS : UNKNOWN;
        }
        return ModelFile.read(path, FileKind::of);
    }

    static FileKind of(FileRegion file) throws IOException {
        return FirstBytes.kind(file);
    }
}
