package io.lanewise.bench.gemm;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What is multiplied: the sizes that training uses, those that textbooks use, and some that fit nothing. */
public final class Products {
    private static final List<String> SIZES = List.of(
            "1×784×100", "8×784×100", "32×784×100", "32×100×10", "32×784×10", // small dense layers, forward
            "100×32×784", "784×32×100", "32×64×512", // their gradients: short inner dimensions
            "64×576×64", "3136×288×64", "4096×64×64", "64×64×4096", // convolutions as products
            "128×784×512", "256×784×1024", "256×1024×1024", "1024×256×1024", // wide dense layers
            "333×517×129", // no multiple of anything
            "512×512×512", "1024×1024×1024", "2048×2048×2048");

    private static final double SMALL_FLOPS = 20e6;

    private Products() {}

    /** Each size in each form. */
    static List<Product> all() {
        return SIZES.stream().flatMap(Products::forms).toList();
    }

    /** Those for warming up: they run through the same code as the large ones, and do so often. */
    public static List<Product> small() {
        return all().stream().filter(product -> product.flops() <= SMALL_FLOPS).toList();
    }

    private static Stream<Product> forms(String size) {
        return Arrays.stream(Form.values()).map(form -> Product.parse(size + " " + form));
    }
}
