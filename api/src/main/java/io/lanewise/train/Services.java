package io.lanewise.train;

import java.nio.file.Path;

/** What a model's owner does for callbacks that training itself knows nothing of: files and messages. */
public interface Services {
    /** For models that have no files and nobody who watches. */
    Services NONE = new Services() {
        @Override
        public void save(Path file) {
            throw refused(file);
        }

        @Override
        public void saveWeights(Path file) {
            throw refused(file);
        }

        @Override
        public void loadWeights(Path file) {
            throw refused(file);
        }

        @Override
        public void print(String line) {}

        private static IllegalStateException refused(Path file) {
            return new IllegalStateException("callback: expected a model that can be saved, received none, for the file " + file + "; train it by Model.fit");
        }
    };

    /** Writes the model over a file. */
    void save(Path file);

    /** Writes weights and the optimizer's state over a file. */
    void saveWeights(Path file);

    /** Reads weights and the optimizer's state. */
    void loadWeights(Path file);

    /** Shows a line. */
    void print(String line);
}
