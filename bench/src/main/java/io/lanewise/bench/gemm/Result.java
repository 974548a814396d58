package io.lanewise.bench.gemm;

import io.lanewise.bench.Statistics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * What a product took.
 *
 * @param product the product
 * @param seconds of each contestant that took part, one for each round; the same place is the same round
 */
record Result(Product product, Map<Contestant, List<Double>> seconds) {
    Result(Product product) {
        this(product, new EnumMap<>(Contestant.class));
    }

    void add(Contestant contestant, double took) {
        seconds.computeIfAbsent(contestant, key -> new ArrayList<>()).add(took);
    }

    /** Lanewise's speed over another's: the median over the rounds, in each of which both ran one after the other. */
    OptionalDouble ratio(Contestant other) {
        var ours = seconds.getOrDefault(Contestant.LANEWISE, List.of());
        var theirs = seconds.getOrDefault(other, List.of());
        if (ours.isEmpty() || theirs.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(
                Statistics.median(IntStream.range(0, ours.size()).mapToDouble(round -> theirs.get(round) / ours.get(round)).toArray()));
    }

    /** Lanewise's speed over that of whichever is the fastest. */
    OptionalDouble ratio(Collection<Contestant> others) {
        return others.stream().map(this::ratio).flatMapToDouble(OptionalDouble::stream).min();
    }

    /** 10⁹ floating-point operations a second in each round. */
    double[] gigaflops(Contestant contestant) {
        return seconds.getOrDefault(contestant, List.of()).stream().mapToDouble(took -> product.flops() / took / 1e9).toArray();
    }
}
