package io.lanewise.train;

import io.lanewise.callback.Logs;
import io.lanewise.graph.Buffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Loss and metrics over the batches of an epoch: losses as means over samples, metrics by the sums of their statistics. */
final class MetricSums implements Logs {
    private double lossSum;
    private long samples;
    private List<Tracked> tracked = List.of();
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
        if (tracked.isEmpty() && !program.tracked().isEmpty()) {
            begin(program);
        }
        var loss = program.loss();
        if (loss != null) {
            lossSum += (double) loss.floats()[loss.offset()] * program.size();
        }
        samples += program.size();
        for (var i = 0; i < sums.length; i++) {
            var metric = program.tracked().get(i);
            var factor = metric.perSample() ? program.size() : 1;
            for (var j = 0; j < sums[i].length; j++) {
                add(metric.statistics().get(j), factor, sums[i][j]);
            }
        }
    }

    private static void add(Buffer statistic, int factor, double[] sum) {
        for (var i = 0; i < sum.length; i++) {
            sum[i] += (double) statistic.floats()[statistic.offset() + i] * factor;
        }
    }

    private void begin(BatchProgram program) {
        tracked = program.tracked();
        sums = new double[tracked.size()][][];
        for (var i = 0; i < sums.length; i++) {
            sums[i] = tracked.get(i).statistics().stream().map(statistic -> new double[statistic.length()]).toArray(double[][]::new);
        }
    }

    /** The mean loss of the samples so far. */
    @Override
    public double loss() {
        return samples == 0 ? 0 : lossSum / samples;
    }

    /** The metrics so far, in the order they were compiled, by the names that logs give them; of several numbers their mean. */
    SequencedMap<String, Double> metrics() {
        var means = new LinkedHashMap<String, Double>();
        numbers().forEach((name, numbers) -> means.put(name, Arrays.stream(numbers).average().orElse(Double.NaN)));
        return means;
    }

    private SequencedMap<String, double[]> numbers() {
        var results = new LinkedHashMap<String, double[]>();
        for (var i = 0; i < sums.length; i++) {
            results.put(tracked.get(i).name(), tracked.get(i).result().apply(new Tracked.Sums(List.of(sums[i]), samples)));
        }
        return results;
    }

    /** The metrics that have several numbers, such as one for each class. */
    SequencedMap<String, List<Double>> several() {
        var several = new LinkedHashMap<String, List<Double>>();
        numbers().forEach((name, numbers) -> {
            if (numbers.length != 1) {
                several.put(name, Arrays.stream(numbers).boxed().toList());
            }
        });
        return several;
    }

    /** Loss and metrics so far, in alphabetical order, as logs have them. */
    Map<String, Double> logs() {
        var logs = new TreeMap<>(metrics());
        logs.put("loss", loss());
        return logs;
    }

    @Override
    public Map<String, Double> get() {
        return logs();
    }

    /** Loss and metrics so far. */
    Scores scores() {
        return new Scores(loss(), metrics(), several());
    }
}
