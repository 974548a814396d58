package io.lanewise.engine;

/** Matrix products. */
public final class Gemm {
    /**
     * The length of a chain of fused multiply-adds: longer inner dimensions are summed in blocks of this many, which are added in
     * order. It is part of what a product means, because another length rounds differently; it is never tuned.
     */
    public static final int BLOCK = 1024;

    private Gemm() {}
}
