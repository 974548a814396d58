package io.lanewise.engine.kernel;

import static io.lanewise.engine.kernel.Samples.bits;
import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.kernel.scalar.ScalarTranspose;
import io.lanewise.engine.kernel.vector.VectorMatrixTranspose;
import org.junit.jupiter.api.Test;

/** Vector and scalar kernels copy alike, transposed or not, whatever lies between the lines, and write nothing else. */
class TransposeParityTest {
    private static final int[] SIDES = {1, 2, 7, 8, 9, 16, 31, 257, 300};

    @Test
    void matrices() {
        for (var kernels : new TransposeKernels[] {new ScalarTranspose(), new VectorMatrixTranspose()}) {
            for (var rows : SIDES) {
                for (var columns : SIDES) {
                    for (var stride : new int[] {rows, rows + 3, -rows - 1}) {
                        var x = Samples.wild(2 + (columns - 1) * Math.abs(stride) + rows, 1);
                        var first = stride > 0 ? 2 : 2 - (columns - 1) * stride;
                        var y = Samples.tame(rows * columns + 6, 2);
                        var expected = y.clone();
                        for (var i = 0; i < rows * columns; i++) {
                            expected[3 + i] = x[first + i % columns * stride + i / columns];
                        }
                        kernels.transpose(rows, columns, x, first, stride, y, 3);
                        assertThat(bits(y)).as("%d × %d, stride %d", rows, columns, stride).isEqualTo(bits(expected));
                    }
                }
            }
        }
    }

    @Test
    void rowsAtOtherDistances() {
        for (var kernels : new TransposeKernels[] {new ScalarTranspose(), new VectorMatrixTranspose()}) {
            for (var rows : SIDES) {
                for (var columns : SIDES) {
                    var from = columns + 3;
                    var to = columns + rows % 3;
                    var x = Samples.wild(2 + rows * from, 1);
                    var y = Samples.tame(rows * to + 6, 2);
                    var expected = y.clone();
                    for (var i = 0; i < rows * columns; i++) {
                        expected[3 + i / columns * to + i % columns] = x[2 + i / columns * from + i % columns];
                    }
                    kernels.copy(rows, columns, x, 2, from, y, 3, to);
                    assertThat(bits(y)).as("%d × %d", rows, columns).isEqualTo(bits(expected));
                }
            }
        }
    }
}
