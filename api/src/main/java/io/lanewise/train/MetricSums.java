package io.lanewise.train;

import io.lanewise.graph.Buffer;
import io.lanewise.metric.Metric;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Loss and metrics over the batches of an epoch: the loss as mean over samples, metrics by the sums of their statistics. */
final class MetricSums {
    private double lossSum;
    private long samples;
    private List<Metric> metrics = List.of();
    private List<String> names = List.of();
    private double[][][] sums = {};

    /** Forgets all batches. */
    void reset() {
        lossSum = 0;
        samples = 0;
        for (var metric : sums) {
            for (var statistic : metric) {
                Arrays.fill(statistic, 0);
            }
        }
    }

    /** Adds what a program has computed. Allocates nothing after the first batch. */
    void add(BatchProgram program) {
        if (metrics.isEmpty() && !program.metrics().isEmpty()) {
            begin(program);
        }
        var loss = program.loss();
        if (loss != null) {
            lossSum += (double) loss.floats()[loss.offset()] * program.size();
        }
        samples += program.size();
        for (var i = 0; i < sums.length; i++) {
            for (var j = 0; j < sums[i].length; j++) {
                add(program.statistics().get(i).get(j), sums[i][j]);
            }
        }
    }

    private static void add(Buffer statistic, double[] sum) {
        for (var i = 0; i < sum.length; i++) {
            sum[i] += statistic.floats()[statistic.offset() + i];
        }
    }

    private void begin(BatchProgram program) {
        metrics = program.metrics();
        names = program.names();
        sums = new double[metrics.size()][][];
        for (var i = 0; i < sums.length; i++) {
            sums[i] = program.statistics().get(i).stream().map(statistic -> new double[statistic.length()]).toArray(double[][]::new);
        }
    }

    /** The mean loss of the samples so far. */
    double loss() {
        return samples == 0 ? 0 : lossSum / samples;
    }

    /** The metrics so far, in the order they were compiled, by the names that logs give them. */
    SequencedMap<String, Double> metrics() {
        var results = new LinkedHashMap<String, Double>();
        for (var i = 0; i < sums.length; i++) {
            results.put(names.get(i), metrics.get(i).result(List.of(sums[i]))[0]);
        }
        return results;
    }

    /** Loss and metrics so far, in alphabetical order, as logs have them. */
    Map<String, Double> logs() {
        var logs = new TreeMap<>(metrics());
        logs.put("loss", loss());
        return logs;
    }

    /** Loss and metrics so far. */
    Scores scores() {
        return new Scores(loss(), metrics());
    }
}
