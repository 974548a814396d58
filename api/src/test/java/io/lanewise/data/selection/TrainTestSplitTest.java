package io.lanewise.data.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.lanewise.data.Fixtures;
import io.lanewise.data.Iris;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrainTestSplitTest {
    private static TrainTestSplit choice(JsonNode row) {
        var choice = TrainTestSplit.defaults().withSeed(row.get("seed").longValue());
        if (row.has("test_size")) {
            var size = row.get("test_size");
            choice = size.isInt() ? choice.withTestCount(size.intValue()) : choice.withTestSize(size.doubleValue());
        }
        if (row.has("train_size")) {
            var size = row.get("train_size");
            choice = size.isInt() ? choice.withTrainCount(size.intValue()) : choice.withTrainSize(size.doubleValue());
        }
        return choice;
    }

    @Test
    void choosesTheRowsThatScikitLearnChooses() {
        var rows = Fixtures.rows("splits.json");
        assertThat(rows).hasSizeGreaterThan(300);
        for (var row : rows) {
            var indices = row.has("labels")
                    ? choice(row).stratified(Fixtures.ints(row.get("labels")))
                    : choice(row).indices(row.get("n").intValue());
            if (row.has("train")) {
                assertThat(indices.train()).as(row.toString()).isEqualTo(Fixtures.ints(row.get("train")));
                assertThat(indices.test()).as(row.toString()).isEqualTo(Fixtures.ints(row.get("test")));
            } else {
                assertThat(indices.train()).as(row.toString()).hasSize(row.get("trainCount").intValue());
                assertThat(Fixtures.sha256(indices.train(), indices.test())).as(row.toString()).isEqualTo(row.get("sha256").textValue());
            }
        }
    }

    @Test
    void stratifiesIrisAsScikitLearn() {
        for (var row : Fixtures.rows("iris-splits.json")) {
            var indices = choice(row).stratified(Iris.load().labels());
            assertThat(Fixtures.sha256(indices.train(), indices.test())).as(row.toString()).isEqualTo(row.get("sha256").textValue());
        }
    }

    @Test
    void stratifiesManyRowsAsScikitLearn() {
        var labels = IntStream.range(0, 60_000).map(i -> i * 7919 % 61 / 7).toArray();
        for (var row : Fixtures.rows("large-stratified.json")) {
            var indices = choice(row).stratified(labels);
            assertThat(Fixtures.sha256(indices.train(), indices.test())).as(row.toString()).isEqualTo(row.get("sha256").textValue());
        }
    }

    @Test
    void keepsTheOrderWhenAsked() {
        var indices = TrainTestSplit.of(0.2, 1).inOrder().indices(11);
        assertThat(indices.train()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(indices.test()).containsExactly(8, 9, 10);
    }

    @Test
    void picksRowsAndLabels() {
        var indices = TrainTestSplit.of(0.5, 0).inOrder().indices(4);
        var rows = new double[][] {{1}, {2}, {3}, {4}};
        assertThat(indices.train(rows)).isDeepEqualTo(new double[][] {{1}, {2}});
        assertThat(indices.test(rows)).isDeepEqualTo(new double[][] {{3}, {4}});
        assertThat(indices.train(new int[] {5, 6, 7, 8})).containsExactly(5, 6);
        assertThat(indices.test(new int[] {5, 6, 7, 8})).containsExactly(7, 8);
    }

    @Test
    void givesCopies() {
        var indices = TrainTestSplit.defaults().indices(8);
        Arrays.fill(indices.test(), -1);
        assertThat(indices.test()).doesNotContain(-1);
    }

    static List<Arguments> wrongUses() {
        var quarter = TrainTestSplit.defaults();
        return Stream.<Arguments>of(
                wrong(() -> quarter.withTestSize(0), "a fraction must be more than 0 and less than 1, received 0.0"),
                wrong(() -> quarter.withTestSize(1), "received 1.0 (for a number of rows use withTestCount or withTrainCount)"),
                wrong(() -> quarter.withTrainSize(Double.NaN), "received NaN"),
                wrong(() -> quarter.withTestCount(0), "a number of rows must be 1 or more, received 0"),
                wrong(() -> quarter.withSeed(-1), "TrainTestSplit: seed must lie from 0 to 4294967295, received -1"),
                wrong(() -> quarter.withTestCount(10).indices(10), "test count must be less than the number of rows, 10, received 10"),
                wrong(() -> quarter.withTrainCount(11).indices(10), "train count must be less than the number of rows, 10, received 11"),
                wrong(() -> quarter.withTestSize(0.6).withTrainSize(0.6).indices(10),
                        "of 10 rows, train size 0.6 (6 rows) and test size 0.6 (6 rows) are more than there are"),
                wrong(() -> quarter.withTestCount(6).withTrainSize(0.5).indices(10), "train size 0.5 (5 rows) and test size 6 (6 rows)"),
                wrong(() -> quarter.indices(1), "of 1 rows, test size 0.25 and train size (the rest) leave none to train with"),
                wrong(() -> quarter.withTrainSize(0.01).indices(10), "test size (the rest) and train size 0.01 leave none to train with"),
                wrong(() -> quarter.indices(0), "leave none to train with"),
                wrong(() -> quarter.indices(-1), "the number of rows must be 0 or more, received -1"),
                wrong(() -> quarter.inOrder().stratified(new int[] {0, 0, 1, 1}), "a stratified split shuffles"),
                wrong(() -> quarter.stratified(new int[] {0, 0, 5, 0}), "every class needs at least 2 rows, but class 5 has only row 2"),
                wrong(() -> quarter.stratified(new int[] {0, 0, 1, 1, 2, 2}),
                        "as many rows as there are classes, 3, received 4 to train and 2 to test")).toList();
    }

    private static Arguments wrong(Executable use, String message) {
        return arguments(use, message);
    }

    @ParameterizedTest
    @MethodSource("wrongUses")
    void refusesWrongUse(Executable use, String message) {
        assertThatThrownBy(use::execute).isInstanceOfAny(IllegalArgumentException.class, IllegalStateException.class)
                .hasMessageContaining(message);
    }
}
