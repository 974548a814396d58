package io.lanewise.callback;

import io.lanewise.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;

/** What a callback can see and change of a training, an evaluation or a prediction under way. */
public interface Run {
    /** How many batches there are to come, in training in each epoch; 0 if that is not known. */
    int batches();

    /** Ends it after the present batch. */
    void stop();

    /** Copies of all weights of the model. */
    List<Tensor> weights();

    /**
     * Takes over the numbers of all weights.
     *
     * @throws IllegalArgumentException if they do not fit; no weight has changed then
     */
    void setWeights(List<Tensor> weights);

    /**
     * Exchanges the weights and the moving averages that the optimizer keeps of them. Training that ends while they are exchanged ends with
     * the averages.
     *
     * @throws IllegalStateException if it keeps none
     */
    void swapAverages();

    /**
     * Writes the model as {@code .keras}, over a file that is there.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void save(Path file);

    /**
     * Writes weights and what the optimizer remembers as {@code .weights.h5}, over a file that is there.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void saveWeights(Path file);

    /**
     * Takes over weights and what the optimizer remembered from a file.
     *
     * @throws java.io.UncheckedIOException if it cannot be read
     */
    void loadWeights(Path file);

    /** How many steps the optimizer has made; 0 if there is none. */
    default long iterations() {
        return 0;
    }

    /** Says something to whoever watches: a line on the standard output. */
    void print(String line);
}
