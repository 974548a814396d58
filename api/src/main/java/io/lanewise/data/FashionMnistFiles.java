package io.lanewise.data;

import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The four files of the data set.
 *
 * @param trainImages the 60,000 images to train with
 * @param trainLabels their classes
 * @param testImages the 10,000 images to test with
 * @param testLabels their classes
 */
record FashionMnistFiles(Entry trainImages, Entry trainLabels, Entry testImages, Entry testLabels) {

    /**
     * One file, which may be gzipped.
     *
     * @param name its name without {@code .gz}
     * @param shape of its tensor
     * @param sha256 of its uncompressed content, so that it may have been recompressed
     */
    record Entry(String name, Shape shape, String sha256) {

        String gzipName() {
            return name + ".gz";
        }

        Tensor read(Path folder) throws IOException {
            for (var file : List.of(folder.resolve(gzipName()), folder.resolve(name))) {
                if (Files.isRegularFile(file)) {
                    return readFile(file);
                }
            }
            throw new FileNotFoundException(folder + " holds neither " + gzipName() + " nor " + name);
        }

        Tensor readFile(Path file) throws IOException {
            var content = Idx.readContent(file, shape);
            if (!content.sha256().equals(sha256)) {
                throw new IOException(file + ": expected content with SHA-256 " + sha256 + " as published, received " + content.sha256());
            }
            return content.tensor();
        }
    }

    static final FashionMnistFiles PUBLISHED = new FashionMnistFiles(
            new Entry("train-images-idx3-ubyte", Shape.of(60_000, 28, 28),
                    "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
            new Entry("train-labels-idx1-ubyte", Shape.of(60_000), "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
            new Entry("t10k-images-idx3-ubyte", Shape.of(10_000, 28, 28),
                    "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
            new Entry("t10k-labels-idx1-ubyte", Shape.of(10_000), "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34"));

    List<Entry> entries() {
        return List.of(trainImages, trainLabels, testImages, testLabels);
    }

    /** All four, checked. */
    FashionMnist read(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new FileNotFoundException(folder + " is not a folder");
        }
        return new FashionMnist(
                Samples.of(trainImages.read(folder), trainLabels.read(folder)),
                Samples.of(testImages.read(folder), testLabels.read(folder)),
                "Fashion-MNIST from " + folder);
    }
}
