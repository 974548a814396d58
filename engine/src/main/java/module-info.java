/** Lanewise's kernels: SIMD arithmetic on primitive arrays, worker threads and random numbers. Knows no layer, gradient, model or file. */
module io.lanewise.engine {
    requires static org.jspecify;
    requires jdk.incubator.vector;

    exports io.lanewise.engine;
    exports io.lanewise.engine.kernel;
}
