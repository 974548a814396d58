package io.lanewise.golden;

import io.lanewise.config.json.JsonView;
import io.lanewise.metric.Metric;
import io.lanewise.metric.Metrics;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Cases of kind {@code metric}: the result after each batch, with a reset on the way. */
final class MetricRunner implements CaseRunner {
    /**
     * Metrics whose result in Keras is the variable that is summed into, not a number made of it: a recording that holds on to the results
     * shows, after every batch, what the variable held in the end (all numbers of these cases are alike, whatever the batches). So only the
     * last one says something.
     */
    private static final Set<String> STATE_AS_RESULT = Set.of("Sum", "TruePositives", "TrueNegatives", "FalsePositives", "FalseNegatives");

    @Override
    public Outcome run(GoldenCase golden) {
        var json = golden.json();
        var metric = Metrics.CATALOGUE.fromConfig(json.get("class").string(), golden.config());
        var comparison = new Comparison(golden.tolerance());
        var reset = json.find("reset_before_batch").map(JsonView::integer).orElse(-1);
        var expected = golden.arrays("results");
        var sums = new ArrayList<double[]>();
        for (var batch = 0; batch < expected.size(); batch++) {
            if (batch == reset) {
                sums.clear();
            }
            add(sums, statistics(metric, json.get("batches").element(batch)));
            if (STATE_AS_RESULT.contains(metric.className()) && batch < expected.size() - 1) {
                continue;
            }
            var result = Objects.requireNonNull(expected.get(batch));
            comparison.array("batch " + batch, result, Tensor.of(metric.result(sums)).reshape(result.shape().toArray()));
        }
        return comparison.outcome();
    }

    private static List<Tensor> statistics(Metric metric, JsonView batch) {
        var inputs = new ArrayList<Tensor>();
        if (batch.find("values").isPresent()) {
            // Mean and Sum are given values alone.
            var values = GoldenArray.read(batch.get("values")).tensor(DType.FLOAT32);
            inputs.addAll(List.of(values, values));
        } else {
            inputs.add(GoldenArray.read(batch.get("y_true")).label());
            inputs.add(GoldenArray.read(batch.get("y_pred")).tensor(DType.FLOAT32));
        }
        batch.find("sample_weight").ifPresent(weight -> inputs.add(GoldenArray.read(weight).tensor(DType.FLOAT32)));
        return Computation.run(inputs, values -> metric.statistics(values.get(0), values.get(1), values.size() > 2 ? values.get(2) : null));
    }

    private static void add(List<double[]> sums, List<Tensor> statistics) {
        for (var i = 0; i < statistics.size(); i++) {
            if (i == sums.size()) {
                sums.add(new double[statistics.get(i).elements()]);
            }
            for (var j = 0; j < sums.get(i).length; j++) {
                sums.get(i)[j] += statistics.get(i).at(j);
            }
        }
    }
}
