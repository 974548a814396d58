package io.lanewise.bench.gemm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ProductTest {
    @Test
    void textAndProductAreTheSame() {
        var product = Product.parse("32×784×100 NT");
        assertThat(product).isEqualTo(new Product(32, 784, 100, Form.NT)).hasToString("32×784×100 NT");
        assertThat(Product.parse("32x784x100 NT")).isEqualTo(product);
        assertThat(product.flops()).isEqualTo(2.0 * 32 * 784 * 100);
    }

    @Test
    void rowsAreAsLongAsTheyAreStored() {
        assertThat(new Product(2, 3, 4, Form.NN)).returns(3, Product::lda).returns(4, Product::ldb);
        assertThat(new Product(2, 3, 4, Form.TN)).returns(2, Product::lda).returns(4, Product::ldb);
        assertThat(new Product(2, 3, 4, Form.NT)).returns(3, Product::lda).returns(3, Product::ldb);
    }

    @Test
    void otherTextsAreRefused() {
        assertThatThrownBy(() -> Product.parse("32×784 NT")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected m×k×n").hasMessageContaining("received \"32×784 NT\"");
    }

    @Test
    void eachSizeComesInEachForm() {
        assertThat(Products.all()).hasSize(60).doesNotHaveDuplicates();
        assertThat(Products.small()).isNotEmpty().allMatch(product -> product.flops() <= 20e6);
    }
}
