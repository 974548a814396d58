package io.lanewise.data.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.lanewise.data.Fixtures;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EvaluationTest {
    static List<JsonNode> reports() {
        return Fixtures.rows("reports.json");
    }

    @ParameterizedTest
    @MethodSource("reports")
    void agreesWithScikitLearn(JsonNode row) {
        var yTrue = Fixtures.ints(row.get("true"));
        var yPred = Fixtures.ints(row.get("pred"));
        var names = new ArrayList<String>();
        row.get("names").forEach(name -> names.add(name.textValue()));
        var report = names.isEmpty() ? Evaluation.classificationReport(yTrue, yPred) : Evaluation.classificationReport(yTrue, yPred, names);
        assertThat(report.toString()).isEqualTo(row.get("report").textValue());
        assertThat(report.toString(4)).isEqualTo(row.get("report4").textValue());
        assertThat(report.accuracy()).isEqualTo(row.get("accuracy").doubleValue());
        assertThat(Evaluation.accuracyScore(yTrue, yPred)).isEqualTo(row.get("accuracy").doubleValue());
        var matrix = new ArrayList<int[]>();
        row.get("matrix").forEach(counts -> matrix.add(Fixtures.ints(counts)));
        assertThat(Evaluation.confusionMatrix(yTrue, yPred)).isDeepEqualTo(matrix.toArray(int[][]::new));
    }

    @Test
    void countsOnlyTheLabelsAskedFor() {
        // Row: true label, column: predicted label, in the order asked for.
        assertThat(Evaluation.confusionMatrix(new int[] {0, 1, 2, 2}, new int[] {0, 2, 2, 1}, new int[] {2, 1}))
                .isDeepEqualTo(new int[][] {{1, 1}, {1, 0}});
    }

    @Test
    void reportHoldsTheScores() {
        var report = Evaluation.classificationReport(new int[] {0, 1, 1}, new int[] {1, 1, 1});
        assertThat(report.classes()).containsExactly(
                new ClassificationReport.Score("0", 0, 0, 0, 1), new ClassificationReport.Score("1", 2 / 3.0, 1, 0.8, 2));
        assertThat(report.macroAverage().recall()).isEqualTo(0.5);
        assertThat(report.weightedAverage().support()).isEqualTo(3);
    }

    @Test
    void refusesWrongUse() {
        var one = new int[] {1};
        var two = new int[] {1, 2};
        wrong(() -> Evaluation.accuracyScore(one, two),
                "accuracyScore: expected as many predicted labels as true ones, at least 1, received 1 true and 2 predicted");
        wrong(() -> Evaluation.accuracyScore(new int[0], new int[0]), "received 0 true and 0 predicted");
        wrong(() -> Evaluation.confusionMatrix(one, two), "confusionMatrix: expected as many");
        wrong(() -> Evaluation.confusionMatrix(two, two, new int[] {1, 1}), "expected labels listed once each, received [1, 1]");
        wrong(() -> Evaluation.confusionMatrix(two, two, new int[0]), "received []");
        wrong(() -> Evaluation.classificationReport(one, two), "classificationReport: expected as many");
        wrong(() -> Evaluation.classificationReport(two, two, List.of("a")),
                "expected a name for each of the labels [1, 2], received 1 names [a]");
        wrong(() -> Evaluation.classificationReport(two, two).toString(-1), "digits must be 0 or more, received -1");
    }

    private static void wrong(Runnable use, String message) {
        assertThatIllegalArgumentException().isThrownBy(use::run).withMessageContaining(message);
    }
}
