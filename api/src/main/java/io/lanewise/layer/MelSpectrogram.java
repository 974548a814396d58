package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.JsonString;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Stft;
import io.lanewise.op.Images;
import io.lanewise.op.Ops;
import io.lanewise.op.Window;
import io.lanewise.tensor.DType;
import io.lanewise.tensor.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How strong the bands of the mel scale are in each frame of a signal: the magnitudes of the short-time Fourier transform to the power of mag_exp,
 * times the triangles of the scale; in decibels, 10 log₁₀ (max(y, min_power) / max(|ref_power|, min_power)), none of them more than top_db below the
 * greatest of the batch. Frames stand around every sequence_stride-th sample; beyond its ends the signal goes on in a mirror.
 *
 * <p><b>Shapes.</b> (batch, samples) → (batch, num_mel_bins, frames), frames = samples / sequence_stride + 1, for an even fft_length.
 *
 * <p>Source: Keras {@code keras.layers.MelSpectrogram}.
 */
public final class MelSpectrogram extends ConfiguredLayer<MelSpectrogram> {
    /** The length of the transform. */
    public static final Option<Integer> FFT_LENGTH = count("fft_length", 2048);
    /** From frame to frame. */
    public static final Option<Integer> SEQUENCE_STRIDE = count("sequence_stride", 512);
    /** The samples of a frame; fft_length, unless given. */
    public static final Option<Integer> SEQUENCE_LENGTH =
            Option.optional("sequence_length", OptionType.INTEGER).within("an integer above 0", length -> length > 0);
    /** Samples a second. */
    public static final Option<Integer> SAMPLING_RATE = count("sampling_rate", 16_000);
    /** How many bands there are. */
    public static final Option<Integer> NUM_MEL_BINS = count("num_mel_bins", 128);
    /** Where the first band begins, in hertz. */
    public static final Option<Double> MIN_FREQ = Option.of("min_freq", OptionType.NUMBER, 20.0).within("a number of 0 or more", hertz -> hertz >= 0);
    /** Where the last band ends; half the sampling rate, unless given. */
    public static final Option<Double> MAX_FREQ = Option.optional("max_freq", OptionType.NUMBER).within("a number above 0", hertz -> hertz > 0);
    /** Whether decibels come out. */
    public static final Option<Boolean> POWER_TO_DB = Option.of("power_to_db", OptionType.BOOLEAN, true);
    /** How many decibels the least lies below the greatest, at most. */
    public static final Option<Double> TOP_DB = Option.of("top_db", OptionType.NUMBER, 80.0);
    /** The exponent of the magnitudes: 1 for magnitudes, 2 for powers. */
    public static final Option<Double> MAG_EXP = Option.of("mag_exp", OptionType.NUMBER, 2.0).within("a number above 0", exponent -> exponent > 0);
    /** The least number that has a logarithm. */
    public static final Option<Double> MIN_POWER = Option.of("min_power", OptionType.NUMBER, 1e-10).within("a number above 0", power -> power > 0);
    /** What has 0 decibels. */
    public static final Option<Double> REF_POWER = Option.of("ref_power", OptionType.NUMBER, 1.0);

    private static final Set<String> WINDOWS = Set.of("hann", "hamming");
    private static final Option<Stft> WINDOW = StftSpectrogram.WINDOW.within(
            "hann, hamming, numbers or null", stft -> !(StftSpectrogram.WINDOW.type().write().apply(stft) instanceof JsonString(var name)) || WINDOWS.contains(name));

    static final Kind<MelSpectrogram> KIND = kind(
            "MelSpectrogram", MelSpectrogram::new, FFT_LENGTH, SEQUENCE_STRIDE, SEQUENCE_LENGTH, WINDOW, SAMPLING_RATE, NUM_MEL_BINS, MIN_FREQ, MAX_FREQ,
            POWER_TO_DB, TOP_DB, MAG_EXP, MIN_POWER, REF_POWER);

    private static final double DECIBEL = 10 / Math.log(10);

    private MelSpectrogram(Values values) {
        super(values);
        if (get(FFT_LENGTH) < sequenceLength()) {
            throw new IllegalArgumentException(this + ": expected an fft_length of at least sequence_length, received " + get(FFT_LENGTH));
        }
        if (get(MIN_FREQ) >= maxFreq()) {
            throw new IllegalArgumentException(this + ": expected a min_freq below max_freq " + maxFreq() + ", received " + get(MIN_FREQ));
        }
    }

    private static Option<Integer> count(String key, int byDefault) {
        return Option.of(key, OptionType.INTEGER, byDefault).within("an integer above 0", value -> value > 0);
    }

    /** 128 bands of 20 to 8000 hertz, in decibels, of signals of 16,000 samples a second. */
    public static MelSpectrogram of() {
        return KIND.create(KIND.values());
    }

    /** The same with transforms of another length. */
    public MelSpectrogram withFftLength(int length) {
        return with(FFT_LENGTH, length);
    }

    /** The same with another distance from frame to frame. */
    public MelSpectrogram withSequenceStride(int samples) {
        return with(SEQUENCE_STRIDE, samples);
    }

    /** The same with frames shorter than the transform. */
    public MelSpectrogram withSequenceLength(int samples) {
        return with(SEQUENCE_LENGTH, samples);
    }

    /** The same with another window, {@code hann} or {@code hamming}. */
    public MelSpectrogram withWindow(String name) {
        return with(WINDOW, Stft.of(Stft.Side.REAL).withWindow(name));
    }

    /** The same with a window of these numbers, as many as a frame has samples; none for no window. */
    public MelSpectrogram withWindow(double... numbers) {
        return with(WINDOW, Stft.of(Stft.Side.REAL).withWindow(numbers));
    }

    /** The same for signals of so many samples a second. */
    public MelSpectrogram withSamplingRate(int rate) {
        return with(SAMPLING_RATE, rate);
    }

    /** The same with another number of bands. */
    public MelSpectrogram withNumMelBins(int bands) {
        return with(NUM_MEL_BINS, bands);
    }

    /** The same with bands between these frequencies, in hertz. */
    public MelSpectrogram withFrequencies(double least, double greatest) {
        return KIND.create(values().with(MIN_FREQ, least).with(MAX_FREQ, greatest));
    }

    /** The same in decibels, or not. */
    public MelSpectrogram withPowerToDb(boolean decibels) {
        return with(POWER_TO_DB, decibels);
    }

    /** The same with another exponent of the magnitudes. */
    public MelSpectrogram withMagExp(double exponent) {
        return with(MAG_EXP, exponent);
    }

    private int sequenceLength() {
        return find(SEQUENCE_LENGTH).orElse(get(FFT_LENGTH));
    }

    private double maxFreq() {
        return find(MAX_FREQ).orElse((double) (get(SAMPLING_RATE) / 2));
    }

    @Override
    protected Value call(Scope scope, Value input) {
        var reach = get(FFT_LENGTH) / 2;
        if (input.shape().rank() != 2 || input.shape().size(1) <= reach) {
            throw wrongInput("signals (batch, samples) of at least " + (reach + 1) + " samples, more than half the fft_length (or a shorter one)", input);
        }
        var magnitudes = magnitudes(mirrored(Ops.cast(input, DType.FLOAT32), reach));
        var frames = magnitudes.shape().size(1);
        var frequencies = magnitudes.shape().size(2);
        var triangles = input.tape().constant(MelScale.matrix(frequencies, get(NUM_MEL_BINS), get(SAMPLING_RATE), get(MIN_FREQ), maxFreq()));
        var rows = Ops.matMul(Ops.reshape(magnitudes, input.shape().size(0) * frames, frequencies), triangles);
        var bands = Ops.reshape(rows, input.shape().size(0), frames, get(NUM_MEL_BINS));
        return Ops.transpose(get(POWER_TO_DB) ? decibels(bands) : bands, 0, 2, 1);
    }

    /** The signal with as many samples before and behind it as in a mirror that stands on its first and last one. */
    private static Value mirrored(Value x, int reach) {
        var samples = x.shape().size(1);
        return Ops.concatenate(List.of(
                Ops.reverse(Ops.slice(x, 1, 1, reach + 1), 1), x, Ops.reverse(Ops.slice(x, 1, samples - reach - 1, samples - 1), 1)), 1);
    }

    /** The magnitudes of the frames' frequencies to the power of mag_exp: (batch, frames, frequencies). */
    private Value magnitudes(Value signal) {
        // A window shorter than the transform lies in its middle, among zeros that need not be multiplied.
        var before = (get(FFT_LENGTH) - sequenceLength()) / 2;
        var length = signal.shape().size(1) - (get(FFT_LENGTH) - sequenceLength());
        var x = Ops.reshape(Ops.slice(signal, 1, before, before + length), signal.shape().size(0), length, 1);
        var waves = x.tape().constant(waves());
        var transformed = Images.convolution(x, waves, Optional.empty(), List.of(Window.valid(sequenceLength(), get(SEQUENCE_STRIDE), 1)), 1);
        var frequencies = transformed.shape().size(2) / 2;
        var power = Ops.add(
                Ops.square(Ops.slice(transformed, 2, 0, frequencies)), Ops.square(Ops.slice(transformed, 2, frequencies, 2 * frequencies)));
        return get(MAG_EXP) == 2 ? power : get(MAG_EXP) == 1 ? Ops.sqrt(power) : Ops.power(power, Ops.constant(power, get(MAG_EXP) / 2));
    }

    /** Cosines, then sines, of all frequencies under the window: (sequence_length, 1, 2 · frequencies). */
    private Tensor waves() {
        var window = get(WINDOW).withPeriodic(true).window(sequenceLength());
        int points = get(FFT_LENGTH);
        var frequencies = points / 2 + 1;
        var waves = new float[window.length * 2 * frequencies];
        for (var t = 0; t < window.length; t++) {
            for (var k = 0; k < frequencies; k++) {
                var angle = 2 * Math.PI * ((long) t * k % points) / points;
                waves[t * 2 * frequencies + k] = (float) (window[t] * StrictMath.cos(angle));
                waves[(t * 2 + 1) * frequencies + k] = (float) (window[t] * StrictMath.sin(angle));
            }
        }
        return Tensor.of(waves, window.length, 1, 2 * frequencies);
    }

    private Value decibels(Value x) {
        double least = get(MIN_POWER);
        var reference = DECIBEL * Math.log(Math.max(Math.abs(get(REF_POWER)), least));
        var loudness = Ops.affine(Ops.log(Ops.maximum(x, Ops.constant(x, least))), DECIBEL, -reference);
        var floor = Ops.add(Ops.max(Ops.reshape(loudness, loudness.shape().elements()), 0), -get(TOP_DB));
        return Ops.maximum(loudness, Ops.reshape(floor, 1, 1, 1));
    }
}
