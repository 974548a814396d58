package io.lanewise.initializer;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The window functions of SciPy that need no parameters, by SciPy's names ({@code scipy.signal.windows}); symmetric. */
enum Window {
    /** All ones. */
    BOXCAR(m -> each(m, n -> 1)),
    /** ½ − ½ cos(2πn / (M − 1)). */
    HANN(m -> cosines(m, 0.5, 0.5)),
    /** A raised cosine that does not reach 0. */
    HAMMING(m -> cosines(m, 0.54, 0.46)),
    /** Three cosine terms. */
    BLACKMAN(m -> cosines(m, 0.42, 0.5, 0.08)),
    /** Four cosine terms (Nuttall, 1981, as SciPy has them). */
    NUTTALL(m -> cosines(m, 0.3635819, 0.4891775, 0.1365995, 0.0106411)),
    /** Four cosine terms (Harris, 1978). */
    BLACKMANHARRIS(m -> cosines(m, 0.35875, 0.48829, 0.14128, 0.01168)),
    /** Five cosine terms. */
    FLATTOP(m -> cosines(m, 0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368)),
    /** Half a wave of the sine. */
    COSINE(m -> each(m, n -> Math.sin(Math.PI / m * (n + 0.5)))),
    /** A triangle whose ends are 0. */
    BARTLETT(m -> each(m, n -> 1 - Math.abs(2.0 * n / (m - 1) - 1))),
    /** A triangle whose ends are not 0. */
    TRIANG(m -> each(m, n -> (m % 2 == 0 ? 2.0 * Math.min(n, m - 1 - n) + 1 : 2.0 * Math.min(n, m - 1 - n) + 2) / (m % 2 == 0 ? m : m + 1))),
    /** The cosine's product with a triangle, plus a sine. */
    BOHMAN(m -> each(m, n -> bohman(Math.abs(2.0 * n / (m - 1) - 1)))),
    /** Bartlett's and Hann's, mixed. */
    BARTHANN(m -> each(m, n -> barthann(Math.abs(n / (m - 1.0) - 0.5)))),
    /** A piecewise cubic, near to a bell. */
    PARZEN(m -> each(m, n -> parzen(Math.abs(n - (m - 1) / 2.0), m))),
    /** The middle of the sinc function. */
    LANCZOS(m -> each(m, n -> sinc(2.0 * n / (m - 1) - 1))),
    /** A plateau between two halves of a cosine, each a quarter of the whole. */
    TUKEY(m -> each(m, n -> tukey(Math.min(n, m - 1 - n), m))),
    /** e^−|distance from the middle|. */
    EXPONENTIAL(m -> each(m, n -> Math.exp(-Math.abs(n - (m - 1) / 2.0))));

    private final IntFunction<double[]> symmetric;

    Window(IntFunction<double[]> symmetric) {
        this.symmetric = symmetric;
    }

    /**
     * The window.
     *
     * @param length how many numbers
     * @param periodic whether it is one period of a periodic function rather than symmetric
     */
    double[] of(int length, boolean periodic) {
        if (length == 1) {
            return new double[] {1};
        }
        return periodic ? Arrays.copyOf(symmetric.apply(length + 1), length) : symmetric.apply(length);
    }

    private interface Formula {
        double at(int n);
    }

    private static double[] each(int length, Formula formula) {
        return IntStream.range(0, length).mapToDouble(formula::at).toArray();
    }

    /** Σₖ aₖ cos(kφ) with φ from −π to π. */
    private static double[] cosines(int length, double... factors) {
        return each(length, n -> {
            var angle = Math.PI * (2.0 * n / (length - 1) - 1);
            return IntStream.range(0, factors.length).mapToDouble(k -> factors[k] * Math.cos(k * angle)).sum();
        });
    }

    private static double bohman(double distance) {
        return distance == 1 ? 0 : (1 - distance) * Math.cos(Math.PI * distance) + Math.sin(Math.PI * distance) / Math.PI;
    }

    private static double barthann(double distance) {
        return 0.62 - 0.48 * distance + 0.38 * Math.cos(2 * Math.PI * distance);
    }

    private static double parzen(double distance, int length) {
        var part = distance / (length / 2.0);
        return distance <= (length - 1) / 4.0 ? 1 - 6 * part * part * (1 - part) : 2 * Math.pow(1 - part, 3);
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double tukey(int fromEnd, int length) {
        return fromEnd <= (length - 1) / 4 ? 0.5 * (1 + Math.cos(Math.PI * (4.0 * fromEnd / (length - 1) - 1))) : 1;
    }
}
