package io.lanewise.bench.tune;

import io.lanewise.bench.gemm.Product;
import java.util.List;
import java.util.stream.Stream;

/**
 * Products that are measured together.
 *
 * @param threads that share each
 * @param products of the sizes that the numbers in question tell apart
 */
record Workload(int threads, List<Product> products) {
    /** Below, at and above the rows, columns and strips that the kernels choose by; training's own among them. */
    static final Workload ALONE = of(
            1, "32×784×100 NN", "784×32×100 TN", "333×517×129 NN", "4096×64×64 NN", "128×784×512 TN", "1024×256×1024 NT", "512×512×512 NN",
            "200×1024×2048 NN");

    /** From where a second thread hardly pays to where it must. */
    static final Workload SHARED = of(
            2, "16×64×64 NN", "32×100×64 NN", "32×784×10 NN", "16×256×100 NT", "32×784×100 NN", "784×32×100 TN", "333×517×129 NN",
            "512×512×512 NN");

    private static Workload of(int threads, String... products) {
        return new Workload(threads, Stream.of(products).map(Product::parse).toList());
    }
}
