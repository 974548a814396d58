package io.lanewise.layer;

import io.lanewise.tensor.Tensor;

/**
 * Triangles that gather the frequencies of a spectrum into bands as wide as the ear hears them: mel(f) = 1127 ln (1 + f / 700).
 *
 * <p>Source: Keras {@code MelSpectrogram.linear_to_mel_weight_matrix}.
 */
final class MelScale {
    private static final double BREAK_FREQUENCY = 700;
    private static final double HIGH_FREQUENCY_Q = 1127;

    private MelScale() {}

    private static double mel(double hertz) {
        return HIGH_FREQUENCY_Q * StrictMath.log1p(hertz / BREAK_FREQUENCY);
    }

    /**
     * The share of each frequency in each band: (frequencies, bands). Frequency 0 has none.
     *
     * @param frequencies how many, from 0 to half the sampling rate
     * @param low where the first band begins, in hertz
     * @param high where the last one ends
     */
    static Tensor matrix(int frequencies, int bands, double samplingRate, double low, double high) {
        var shares = new float[frequencies * bands];
        var width = (mel(high) - mel(low)) / (bands + 1);
        for (var k = 1; k < frequencies; k++) {
            var place = (mel(samplingRate / 2 * k / (frequencies - 1)) - mel(low)) / width;
            for (var band = 0; band < bands; band++) {
                shares[k * bands + band] = (float) Math.max(0, Math.min(place - band, band + 2 - place));
            }
        }
        return Tensor.of(shares, frequencies, bands);
    }
}
