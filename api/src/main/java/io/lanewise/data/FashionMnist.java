package io.lanewise.data;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Fashion-MNIST (Xiao, Rasul and Vollgraf, 2017): 60,000 + 10,000 grey images of garments in ten classes.
 *
 * <p><b>Shapes.</b> Features uint8 (N, 28, 28), 0 to 255; labels uint8 (N,), 0 to 9.
 *
 * @param train the 60,000 images to train with
 * @param test the 10,000 images to test with
 * @param source where they come from, in a line to show with results: whether they are the real ones or generated
 */
public record FashionMnist(Samples train, Samples test, String source) {
    private static final List<String> CLASS_NAMES =
            List.of("T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");
    private static final long SEED = 42;

    /** What the ten labels mean, in their order. */
    public List<String> classNames() {
        return CLASS_NAMES;
    }

    /**
     * The data set from {@code $LANEWISE_DATA/fashion-mnist}, else from the cache ({@code lanewise/fashion-mnist} in
     * {@code $XDG_CACHE_HOME}, {@code %LOCALAPPDATA%} or {@code ~/.cache}), else downloaded into the cache (30 MB) from Keras's host or the
     * address in the system property {@code lanewise.fashionMnist.url}. Every file is checked against the published SHA-256 of its
     * uncompressed content.
     *
     * @throws UncheckedIOException if all of that fails, with the reason for each place
     */
    public static FashionMnist load() {
        return load(DownloadProgress.silent());
    }

    /** As {@link #load()}, telling how far a download has come. */
    public static FashionMnist load(DownloadProgress progress) {
        return loader().load(progress);
    }

    /**
     * The data set from this folder and nowhere else: its four files under their published names, with or without {@code .gz}.
     *
     * @throws UncheckedIOException if one is missing, or is not the published one
     */
    public static FashionMnist load(Path folder) {
        return loader().load(folder);
    }

    /**
     * The data set if it is on this computer (in {@code $LANEWISE_DATA} or the cache), else generated images; never downloads. Which
     * of the two it was is logged and stands in {@link #source()}.
     */
    public static FashionMnist loadOrGenerate() {
        return loader().loadOrGenerate(SEED);
    }

    /**
     * Generated images in the place of the real ones: simple drawings of the same ten kinds of garment with random shape, place,
     * brightness, texture and noise. The same seed gives the same images everywhere. Accuracies differ from the real data's.
     *
     * @param trainCount how many to train with, 0 or more
     * @param testCount how many to test with, 0 or more
     * @throws IllegalArgumentException if a count is negative
     */
    public static FashionMnist generate(int trainCount, int testCount, long seed) {
        return GarmentGenerator.generate(trainCount, testCount, seed);
    }

    private static FashionMnistLoader loader() {
        return new FashionMnistLoader(Environment.ofThisProcess(), FashionMnistFiles.PUBLISHED);
    }
}
