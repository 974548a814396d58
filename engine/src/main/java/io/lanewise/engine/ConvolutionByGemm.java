package io.lanewise.engine;

/** Convolutions in which every output is made of the cell in its place: matrix products. */
final class ConvolutionByGemm extends Convolution {
    private final boolean transposeA;
    private final boolean transposeB;
    private final int m;
    private final int n;
    private final int k;

    private ConvolutionByGemm(
            String name, ConvolutionShape shape, boolean transposeA, boolean transposeB, int m, int n, int k, int aLength, int bLength, int cLength) {
        super(name, shape, aLength, bLength, cLength, n);
        this.transposeA = transposeA;
        this.transposeB = transposeB;
        this.m = m;
        this.n = n;
        this.k = k;
    }

    private static int cells(ConvolutionShape shape) {
        return shape.imageLength() / shape.channels();
    }

    static ConvolutionByGemm forImage(ConvolutionShape shape) {
        return new ConvolutionByGemm(
                "Convolution.forward", shape, false, false, cells(shape), shape.filters(), shape.channels(), shape.imageLength(), shape.kernelLength(),
                shape.outputLength());
    }

    static ConvolutionByGemm forOutput(ConvolutionShape shape) {
        return new ConvolutionByGemm(
                "Convolution.inputGradient", shape, false, true, cells(shape), shape.channels(), shape.filters(), shape.outputLength(),
                shape.kernelLength(), shape.imageLength());
    }

    static ConvolutionByGemm forKernel(ConvolutionShape shape) {
        return new ConvolutionByGemm(
                "Convolution.kernelGradient", shape, true, false, shape.channels(), shape.filters(), cells(shape), shape.imageLength(),
                shape.outputLength(), shape.kernelLength());
    }

    @Override
    public int workspace() {
        return 0;
    }

    @Override
    int units() {
        return 1;
    }

    @Override
    void begin(int threads) {
        // Gemm shares its work out itself.
    }

    @Override
    int mostParts() {
        return 1;
    }

    @Override
    void part(int part, int parts) {
        Gemm.multiply(
                transposeA, transposeB, m, n, k, a, aOffset, transposeA ? m : k, b, bOffset, transposeB ? k : n, c, cOffset, n, bias, biasOffset,
                activation);
    }
}
