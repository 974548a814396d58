package io.lanewise.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lanewise.data.FashionMnist;
import io.lanewise.optimizer.Adam;
import io.lanewise.optimizer.Sgd;
import io.lanewise.train.Scores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs on the real data reach what Keras reaches on the same split, in the mean over five seeds. */
class RealFashionTest {
    private static final int SEEDS = 5;
    private static final int EPOCHS = 5;

    private static FashionMnist data;

    @TempDir
    private Path folder;

    @BeforeAll
    static void load() {
        var root = System.getenv("LANEWISE_DATA");
        var found = Stream.of(Path.of(root == null ? "../shared/datasets" : root), Path.of("../../shared/datasets"))
                .map(place -> place.resolve("fashion-mnist"))
                .filter(Files::isDirectory)
                .findFirst();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(found).as("Fashion-MNIST in LANEWISE_DATA or ../shared/datasets, which CI must have").isPresent();
        }
        assumeTrue(found.isPresent(), "SKIPPED: Fashion-MNIST is neither in LANEWISE_DATA nor in ../shared/datasets");
        data = FashionMnist.load(found.get());
    }

    private interface Program {
        Scores run(long seed) throws IOException;
    }

    private static void reaches(Program program, double loss, double accuracy) throws IOException {
        var losses = 0.0;
        var accuracies = 0.0;
        for (var seed = 1; seed <= SEEDS; seed++) {
            var scores = program.run(seed);
            losses += scores.loss() / SEEDS;
            accuracies += scores.get("accuracy") / SEEDS;
        }
        System.out.printf("mean of %d seeds: validation loss %.4f, accuracy %.4f%n", SEEDS, losses, accuracies);
        assertThat(losses).as("mean validation loss").isCloseTo(loss, within(0.01));
        assertThat(accuracies).as("mean validation accuracy").isCloseTo(accuracy, within(0.01));
    }

    @Test
    void oneLayer() throws IOException {
        reaches(seed -> FashionOneLayer.run(data, EPOCHS, seed, folder.resolve("model.svg")), 0.444, 0.846);
    }

    @Test
    void twoLayers() throws IOException {
        reaches(seed -> FashionTwoLayers.run(data, Sgd.of(), EPOCHS, seed, folder.resolve("model.svg")), 0.4425, 0.845);
    }

    @Test
    void twoLayersWithAdam() throws IOException {
        reaches(seed -> FashionTwoLayers.run(data, Adam.of(), EPOCHS, seed, folder.resolve("model.svg")), 0.3495, 0.874);
    }
}
