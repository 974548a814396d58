package io.lanewise.data.preprocessing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.lanewise.data.Fixtures;
import io.lanewise.data.Iris;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalersTest {
    private static final Offset<Double> ROUNDING = within(1e-12);
    /** A constant column, one that is constant but for rounding, and ordinary ones. */
    private static final double[][] ODD = {{1e8, 0.1, 3, -5}, {1e8, 0.1, 4, 1e-9}, {1e8, 0.1, 5, 7}};

    static List<JsonNode> figures() {
        return Fixtures.rows("scalers.json");
    }

    @ParameterizedTest
    @MethodSource("figures")
    void scaleAsScikitLearn(JsonNode row) {
        var data = row.get("data").textValue();
        var rows = data.equals("odd") ? ODD : Iris.load().features();
        var standard = StandardScaler.fit(rows);
        assertThat(standard.mean()).containsExactly(Fixtures.doubles(row.get("mean")), ROUNDING);
        assertThat(standard.variance()).containsExactly(Fixtures.doubles(row.get("var")), ROUNDING);
        assertThat(standard.scale()).containsExactly(Fixtures.doubles(row.get("scale")), ROUNDING);
        assertThat(standard.transform(rows)[0]).containsExactly(Fixtures.doubles(row.get("first")), ROUNDING);

        var minMax = data.equals("iris-range") ? MinMaxScaler.fit(rows, -1, 3) : MinMaxScaler.fit(rows);
        assertThat(minMax.scale()).containsExactly(Fixtures.doubles(row.get("minmaxScale")), ROUNDING);
        assertThat(minMax.shift()).containsExactly(Fixtures.doubles(row.get("minmaxMin")), ROUNDING);
        assertThat(minMax.transform(rows)[0]).containsExactly(Fixtures.doubles(row.get("minmaxFirst")), ROUNDING);
    }

    @Test
    void inverseGivesTheRowsBack() {
        var rows = Iris.load().features();
        var standard = StandardScaler.fit(rows);
        var minMax = MinMaxScaler.fit(rows, -2, 5);
        for (var row = 0; row < rows.length; row++) {
            assertThat(standard.inverseTransform(standard.transform(rows))[row]).containsExactly(rows[row], ROUNDING);
            assertThat(minMax.inverseTransform(minMax.transform(rows))[row]).containsExactly(rows[row], ROUNDING);
        }
    }

    @Test
    void takeTensors() {
        var tensor = Tensor.of(new float[][] {{1, 10}, {3, 10}});
        assertThat(StandardScaler.fit(tensor).transform(tensor)).isEqualTo(Tensor.of(new float[][] {{-1, 0}, {1, 0}}));
        assertThat(MinMaxScaler.fit(tensor).transform(tensor)).isEqualTo(Tensor.of(new float[][] {{0, 0}, {1, 0}}));
        assertThat(StandardScaler.fit(tensor).transform(Tensor.zeros(0, 2)).shape()).isEqualTo(Shape.of(0, 2));
    }

    @Test
    void refuseWrongUse() {
        var standard = StandardScaler.fit(ODD);
        var minMax = MinMaxScaler.fit(ODD);
        wrong(() -> StandardScaler.fit(new double[0][]), "StandardScaler.fit: expected at least one row, received none");
        wrong(() -> MinMaxScaler.fit(new double[0][]), "MinMaxScaler.fit: expected at least one row, received none");
        wrong(() -> StandardScaler.fit(new double[][] {{1, 2}, {3}}),
                "StandardScaler.fit: expected rows of 2 numbers, received 1 in row 1");
        wrong(() -> MinMaxScaler.fit(new double[][] {{1}, {Double.POSITIVE_INFINITY}}),
                "expected finite numbers, received Infinity in row 1, column 0");
        wrong(() -> standard.transform(new double[][] {{1, 2, 3}}),
                "StandardScaler.transform: expected rows of 4 numbers, received 3 in row 0");
        wrong(() -> standard.inverseTransform(new double[][] {{1}}),
                "StandardScaler.inverseTransform: expected rows of 4 numbers, received 1 in row 0");
        wrong(() -> minMax.transform(new double[][] {{1, 2, 3}}),
                "MinMaxScaler.transform: expected rows of 4 numbers, received 3 in row 0");
        wrong(() -> minMax.inverseTransform(new double[][] {{1}}),
                "MinMaxScaler.inverseTransform: expected rows of 4 numbers, received 1 in row 0");
        wrong(() -> MinMaxScaler.fit(ODD, 1, 1), "expected a finite range with low less than high, received 1.0 to 1.0");
        wrong(() -> StandardScaler.fit(Tensor.zeros(3)),
                "StandardScaler.fit: expected a tensor of rank 2 (rows, columns), received float32 (3,)");
    }

    private static void wrong(Runnable use, String message) {
        assertThatIllegalArgumentException().isThrownBy(use::run).withMessageContaining(message);
    }
}
