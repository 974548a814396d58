package io.lanewise.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.lanewise.data.FashionMnist;
import io.lanewise.optimizer.Sgd;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example runs, on little data, and ends in the number it should. */
class ExamplesTest {
    private static final FashionMnist LITTLE = FashionMnist.generate(2000, 100, 1);

    @TempDir
    private Path folder;

    @Test
    void firstNetworkLearnsItsAnswer() {
        assertThat(FirstNetwork.run(200)).isLessThan(1e-8);
    }

    @Test
    void basicSampleLearnsRandomLabelsByHeart() {
        assertThat(BasicSample.run(60)).isLessThan(0.6);
    }

    /** scikit-learn's own figure for this split, scaling and number of neighbours: 24 of 38. */
    @Test
    void irisNeighboursAreRightAsOftenAsInScikitLearn() {
        assertThat(IrisNeighbours.run()).isCloseTo(24.0 / 38, within(1e-12));
    }

    @Test
    void oneLayerLearnsGarments() throws IOException {
        var drawing = folder.resolve("model.svg");
        assertThat(FashionOneLayer.run(LITTLE, 5, 42, drawing).get("accuracy")).isGreaterThan(0.6);
        assertThat(Files.readString(drawing)).contains("(None, 10)");
    }

    @Test
    void twoLayersLearnGarments() throws IOException {
        var drawing = folder.resolve("model.png");
        assertThat(FashionTwoLayers.run(LITTLE, Sgd.of(0.05), 8, 42, drawing).get("accuracy")).isGreaterThan(0.6);
        assertThat(drawing).isNotEmptyFile();
    }

    @Test
    void regressionFindsTheFunction() {
        assertThat(Regression.run(40)).isLessThan(0.08);
    }

    @Test
    void wrongPairingsThatShapesGiveAwayAreRefused() {
        assertThat(WhichLoss.run()).isEqualTo(4);
    }

    @Test
    void someHyperParametersAreBetterThanOthers() {
        assertThat(HyperParameters.run(LITTLE, 2000, 2)).isGreaterThan(0.5);
    }

    @Test
    void aSearchFindsASettingThatTellsFlowers() {
        assertThat(CrossValidatedSearch.run(3, 40)).isGreaterThan(0.9);
    }

    @Test
    void aLayerOfOnesOwnLearnsAHill() throws IOException {
        assertThat(OwnLayer.run(40)).isLessThan(0.002);
    }

    @Test
    void aLossOfOnesOwnLeavesOneOfTenAbove() {
        assertThat(OwnLossAndMetric.run(60)).isCloseTo(0.9, within(0.03));
    }

    @Test
    void aPenaltyOnTheSlopeHalvesTheError() {
        assertThat(OwnTrainingStep.run(3000)).isLessThan(0.5);
    }

    @Test
    void theGeneratorFindsTheDistribution() {
        assertThat(Gan.run(60)).isLessThan(0.1);
    }

    @Test
    void twoInputsAnswerTwoQuestions() {
        assertThat(FunctionalGraph.run(40)).isGreaterThan(0.95);
    }

    @Test
    void storiesThatWereNeverSeenEndAsTheyShould() {
        assertThat(TextTransformer.run(40)).isGreaterThan(0.9);
    }

    @Test
    void convolutionsLearnGarments() {
        assertThat(FashionCnn.run(LITTLE, 3, 64, 42)).isGreaterThan(0.7);
    }

    /** Who always guesses 1 has an error of 0.167. */
    @Test
    void anLstmRemembersTwoNumbers() {
        assertThat(AddingLstm.run(3000, 8)).isLessThan(0.05);
    }

    @Test
    void convolutionsFindWavesInNoise() {
        assertThat(WaveformCnn.run(1000, 4)).isGreaterThan(0.9);
    }

    @Test
    void garmentsAreUnfoldedAgain() throws IOException {
        var picture = folder.resolve("reconstructions.png");
        assertThat(GarmentAutoencoder.run(LITTLE, 1000, 4, picture)).isLessThan(0.1);
        assertThat(ImageIO.read(picture.toFile()).getWidth()).isEqualTo(280);
    }
}
