package io.lanewise.data.neighbors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.lanewise.data.Fixtures;
import io.lanewise.data.Iris;
import io.lanewise.data.preprocessing.StandardScaler;
import io.lanewise.data.selection.TrainTestSplit;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KNeighborsClassifierTest {
    private static KNeighborsClassifier classifier(JsonNode row) {
        return new KNeighborsClassifier(row.get("k").intValue(), Weights.valueOf(row.get("weights").textValue().toUpperCase(Locale.ROOT)),
                row.get("p").intValue());
    }

    private static String digits(int... classes) {
        return Arrays.stream(classes).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    @Test
    void agreesWithScikitLearnOnIris() {
        var iris = Iris.load();
        for (var row : Fixtures.rows("neighbors.json")) {
            var features = row.get("columns").intValue() == 2 ? iris.features(0, 1) : iris.features();
            var indices = TrainTestSplit.defaults().withSeed(row.get("seed").longValue()).indices(150);
            var train = indices.train(features);
            var test = indices.test(features);
            if (row.get("scaled").booleanValue()) {
                var scaler = StandardScaler.fit(train);
                train = scaler.transform(train);
                test = scaler.transform(test);
            }
            var fitted = classifier(row).fit(train, indices.train(iris.labels()));
            assertThat(digits(fitted.predict(test))).as(row.toString()).isEqualTo(row.get("predicted").textValue());
            assertThat(fitted.score(test, indices.test(iris.labels()))).isEqualTo(row.get("score").doubleValue());

            var neighbors = fitted.kneighbors(test);
            assertThat(Fixtures.sha256(neighbors.indices())).as(row.toString()).isEqualTo(row.get("neighbors").textValue());
            var distance = Arrays.stream(neighbors.distances()).flatMapToDouble(Arrays::stream).sum();
            assertThat(distance).isCloseTo(row.get("distance").doubleValue(), within(1e-9));
            var proba = Arrays.stream(fitted.predictProba(test)).mapToDouble(p -> p[0] + 10 * p[1] + 100 * p[2]).sum();
            assertThat(proba).isCloseTo(row.get("proba").doubleValue(), within(1e-8));
        }
    }

    @Test
    void recognisesIrisBySepalsAsInTheTutorial() {
        var iris = Iris.load();
        var indices = TrainTestSplit.defaults().withSeed(33).indices(150);
        var sepals = iris.features(0, 1);
        var scaler = StandardScaler.fit(indices.train(sepals));
        var fitted = KNeighborsClassifier.of(5).fit(scaler.transform(indices.train(sepals)), indices.train(iris.labels()));
        assertThat(fitted.score(scaler.transform(indices.test(sepals)), indices.test(iris.labels()))).isEqualTo(24 / 38.0);
    }

    @Test
    void agreesWithScikitLearnOnGridsFullOfTies() {
        for (var row : Fixtures.rows("grids.json")) {
            var columns = row.get("columns").intValue();
            var data = row.get("data").textValue();
            var rows = matrix(row.get("rows").intValue(), columns, i -> data.charAt(i) - '0');
            var labels = row.get("labels").textValue().chars().map(c -> c - '0').toArray();
            var query = row.get("queries").textValue();
            var queries = matrix(60, columns, i -> Integer.parseInt(query.substring(2 * i, 2 * i + 2)) / 10.0);
            var fitted = classifier(row).fit(rows, labels);
            var what = row.get("method") + " " + row.get("rows") + " rows, k " + row.get("k");
            assertThat(digits(fitted.predict(queries))).as(what).isEqualTo(row.get("predicted").textValue());
            assertThat(Fixtures.sha256(fitted.kneighbors(queries).indices())).as(what).isEqualTo(row.get("neighbors").textValue());
        }
    }

    private interface Element {
        double at(int position);
    }

    private static double[][] matrix(int rows, int columns, Element element) {
        return IntStream.range(0, rows)
                .mapToObj(row -> IntStream.range(0, columns).mapToDouble(column -> element.at(row * columns + column)).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void findsTheNearestOfManyColumns() {
        var rows = matrix(50, 100, i -> i * 31 % 17);
        var fitted = KNeighborsClassifier.of(3).fit(rows, IntStream.range(0, 50).map(i -> i % 3).toArray());
        var neighbors = fitted.kneighbors(new double[][] {rows[7]});
        assertThat(neighbors.indices()[0]).contains(7);
        assertThat(neighbors.distances()[0][0]).isZero();
    }

    @Test
    void breaksEqualVotesInFavourOfTheSmallestClass() {
        var fitted = KNeighborsClassifier.of(2).fit(new double[][] {{1}, {-1}}, new int[] {9, 4});
        assertThat(fitted.predict(new double[][] {{0}, {0.5}})).containsExactly(4, 4);
        assertThat(fitted.classes()).containsExactly(4, 9);
        assertThat(fitted.predictProba(new double[][] {{0}})).isDeepEqualTo(new double[][] {{0.5, 0.5}});
    }

    @Test
    void neighboursAtDistanceZeroCountAlone() {
        var fitted = KNeighborsClassifier.of(3).withWeights(Weights.DISTANCE).withP(1)
                .fit(new double[][] {{0}, {1}, {3}, {9}}, new int[] {0, 1, 1, 1});
        assertThat(fitted.predictProba(new double[][] {{0}, {2}})).isDeepEqualTo(new double[][] {{1, 0}, {0.2, 0.8}});
        assertThat(fitted.kneighbors(new double[][] {{0}}).distances()).isDeepEqualTo(new double[][] {{0, 1, 3}});
    }

    @Test
    void keepsItsOwnRows() {
        var rows = new double[][] {{0}, {10}};
        var fitted = KNeighborsClassifier.of(1).fit(rows, new int[] {0, 1});
        rows[0][0] = 100;
        assertThat(fitted.predict(new double[][] {{1}})).containsExactly(0);
    }

    @Test
    void refusesWrongUse() {
        var one = KNeighborsClassifier.of(1);
        var fitted = one.fit(new double[][] {{0, 1}, {2, 3}}, new int[] {0, 1});
        wrong(() -> KNeighborsClassifier.of(0), "neighbors must be 1 or more, received 0");
        wrong(() -> one.withP(3), "p must be 1 (sum of differences) or 2 (Euclidean), received 3");
        wrong(() -> one.fit(new double[0][], new int[0]), "expected at least one row, received none");
        wrong(() -> one.fit(new double[][] {{1}, {2, 3}}, new int[2]), "expected rows of 1 numbers, received 2 in row 1");
        wrong(() -> one.fit(new double[][] {{1}, {Double.NaN}}, new int[2]), "expected finite numbers, received NaN in row 1, column 0");
        wrong(() -> one.fit(new double[][] {{1}, {2}}, new int[3]), "expected a label for each of 2 rows, received 3");
        wrong(() -> KNeighborsClassifier.of(3).fit(new double[][] {{1}, {2}}, new int[2]),
                "at least as many rows as neighbors, 3, received 2");
        wrong(() -> fitted.predict(new double[][] {{1}}), "expected rows of 2 numbers, received 1 in row 0");
        wrong(() -> fitted.score(new double[][] {{1, 2}}, new int[2]), "received 1 points and 2 labels");
        wrong(() -> fitted.score(new double[0][], new int[0]), "received 0 points and 0 labels");
    }

    private static void wrong(Runnable use, String message) {
        assertThatIllegalArgumentException().isThrownBy(use::run).withMessageContaining(message);
    }
}
