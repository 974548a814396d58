package io.lanewise.bench.gemm;

import java.util.regex.Pattern;

/**
 * A product of an m×k by a k×n matrix; its text is {@code 32×784×100 NT}.
 *
 * @param m rows of op(A) and C
 * @param k columns of op(A), rows of op(B)
 * @param n columns of op(B) and C
 * @param form which of A and B are stored transposed
 */
public record Product(int m, int k, int n, Form form) {
    private static final Pattern TEXT = Pattern.compile("(\\d+)[×x](\\d+)[×x](\\d+) (NN|TN|NT)");

    /**
     * The product of a text.
     *
     * @throws IllegalArgumentException if the text is none of a product
     */
    public static Product parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "product: expected m×k×n and NN, TN or NT, such as \"32×784×100 NT\", received \"" + text + "\"");
        }
        return new Product(
                Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)),
                Form.valueOf(matcher.group(4)));
    }

    /** Floating-point operations: a multiplication and an addition for each of m·k·n. */
    public double flops() {
        return 2.0 * m * k * n;
    }

    /** The distance between the rows of A as stored, which has no gaps. */
    int lda() {
        return form.transposeA() ? m : k;
    }

    /** The distance between the rows of B as stored, which has no gaps. */
    int ldb() {
        return form.transposeB() ? k : n;
    }

    @Override
    public String toString() {
        return m + "×" + k + "×" + n + " " + form;
    }
}
