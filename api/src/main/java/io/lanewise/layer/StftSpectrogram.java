package io.lanewise.layer;

import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.JsonObject;
import io.lanewise.config.json.JsonView;
import io.lanewise.graph.Value;
import io.lanewise.initializer.Initializers;
import io.lanewise.initializer.Stft;
import io.lanewise.op.Convolution;
import io.lanewise.op.Ops;
import io.lanewise.op.UnaryOp;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The short-time Fourier transform of each channel of a signal, as convolutions with cosines and sines under a window; the kernels are weights that
 * can be trained. What comes out of real part r and imaginary part i, with p = r² + i²: {@code log} ln √p, {@code magnitude} √p, {@code psd} p, twice
 * for all frequencies but the first and last, {@code real} r, {@code imag} i, {@code stft} r, then i.
 *
 * <p><b>Shapes.</b> (batch, time, channels) → (batch, frames, channels · frequencies), or (batch, frames, frequencies, channels) with
 * {@code expand_dims}; with the channels behind the batch (batch, channels · frequencies, frames), or (batch, channels, frames, frequencies).
 * Frequencies are fft_length / 2 + 1, in {@code stft} twice as many. Weights: real_kernel and imag_kernel (frame_length, 1, fft_length / 2 + 1).
 *
 * <p>Source: Keras {@code keras.layers.STFTSpectrogram}.
 */
public final class StftSpectrogram extends SpatialLayer<StftSpectrogram> {
    /** What comes out. */
    public static final Option<String> MODE = Option.of("mode", OptionType.STRING, "log").within(
            "log, magnitude, psd, real, imag or stft (angle does not exist here)", Set.of("log", "magnitude", "psd", "real", "imag", "stft")::contains);
    /** The numbers of a frame. */
    public static final Option<Integer> FRAME_LENGTH = Option.of("frame_length", OptionType.INTEGER, 256).within("an integer above 0", length -> length > 0);
    /** From frame to frame; half a frame unless given. */
    public static final Option<Integer> FRAME_STEP = Option.optional("frame_step", OptionType.INTEGER).within("an integer above 0", step -> step > 0);
    /** The length of the transform; the power of two from the frame length on, unless given. */
    public static final Option<Integer> FFT_LENGTH = Option.optional("fft_length", OptionType.INTEGER).within("an integer above 1", length -> length > 1);
    /** Whether a named window is one period of a periodic function. */
    public static final Option<Boolean> PERIODIC = Stft.PERIODIC;
    /** What the window is divided by. */
    public static final Option<Stft.Scaling> SCALING = Stft.SCALING;
    /** Where frames may lie. */
    public static final Option<Padding> PADDING = Padding.OPTION;
    /** Whether the frequencies have an axis of their own. */
    public static final Option<Boolean> EXPAND_DIMS = Option.of("expand_dims", OptionType.BOOLEAN, false);

    private static final String WINDOW_KEY = "window";
    private static final OptionType<Stft> WINDOWS = new OptionType<>(
            "the name or the numbers of a window", StftSpectrogram::readWindow, stft -> stft.config().members().get(WINDOW_KEY));
    /** The window over a frame; null for none. */
    static final Option<Stft> WINDOW = Option.of(WINDOW_KEY, WINDOWS, Stft.of(Stft.Side.REAL)).withNull(Stft.of(Stft.Side.REAL).withWindow());

    static final Kind<StftSpectrogram> KIND = kind(
            "STFTSpectrogram", StftSpectrogram::new, MODE, FRAME_LENGTH, FRAME_STEP, FFT_LENGTH, WINDOW, PERIODIC, SCALING, PADDING, DATA_FORMAT, EXPAND_DIMS);

    private static final double EPSILON = 1e-7;

    private StftSpectrogram(Values values) {
        super(values, 1);
        if (step() > get(FRAME_LENGTH) || step() < 1) {
            throw new IllegalArgumentException(this + ": expected a frame_step from 1 to frame_length, received " + step());
        }
        if (fftLength() < get(FRAME_LENGTH)) {
            throw new IllegalArgumentException(this + ": expected an fft_length of at least frame_length, received " + fftLength());
        }
    }

    /** The logarithm of the magnitudes of frames of 256 numbers. */
    public static StftSpectrogram of() {
        return KIND.create(KIND.values());
    }

    /** The same of another kind. */
    public StftSpectrogram withMode(String mode) {
        return with(MODE, mode);
    }

    /** The same with frames of another length. */
    public StftSpectrogram withFrameLength(int length) {
        return with(FRAME_LENGTH, length);
    }

    /** The same with another distance from frame to frame. */
    public StftSpectrogram withFrameStep(int step) {
        return with(FRAME_STEP, step);
    }

    /** The same with a transform of another length. */
    public StftSpectrogram withFftLength(int length) {
        return with(FFT_LENGTH, length);
    }

    /** The same with the window of a name of SciPy's, such as {@code hamming}. */
    public StftSpectrogram withWindow(String name) {
        return with(WINDOW, Stft.of(Stft.Side.REAL).withWindow(name));
    }

    /** The same with or without an axis for the frequencies. */
    public StftSpectrogram withExpandDims(boolean expand) {
        return with(EXPAND_DIMS, expand);
    }

    private static Stft readWindow(JsonView json) {
        return (Stft) Initializers.CATALOGUE.fromConfig("STFT", JsonObject.builder().put(WINDOW_KEY, json.json()).build().view(json.path()));
    }

    private int step() {
        return find(FRAME_STEP).orElse(get(FRAME_LENGTH) / 2);
    }

    private int fftLength() {
        int length = get(FRAME_LENGTH);
        return find(FFT_LENGTH).orElseGet(() -> length == 1 ? 1 : Integer.highestOneBit(length - 1) * 2);
    }

    @Override
    Value spatial(Scope scope, Value x) {
        var first = dataFormat() == DataFormat.CHANNELS_FIRST;
        var channels = first ? x : Ops.transpose(x, 0, 2, 1);
        var time = channels.shape().size(2);
        var window = get(PADDING).window(get(FRAME_LENGTH), step(), 1, time);
        if (window.outputs(time) < 1) {
            throw wrongInput("a signal of at least frame_length " + get(FRAME_LENGTH) + " numbers (or a shorter frame, or the padding same)", x);
        }
        var signal = Ops.reshape(channels, channels.shape().size(0) * channels.shape().size(1), time, 1);
        var y = switch (get(MODE)) {
            case "real" -> transformed(scope, signal, x, Stft.Side.REAL);
            case "imag" -> transformed(scope, signal, x, Stft.Side.IMAG);
            case "stft" -> Ops.concatenate(List.of(transformed(scope, signal, x, Stft.Side.REAL), transformed(scope, signal, x, Stft.Side.IMAG)), 2);
            default -> power(Ops.add(
                    Ops.square(transformed(scope, signal, x, Stft.Side.REAL)), Ops.square(transformed(scope, signal, x, Stft.Side.IMAG))));
        };
        // (batch · channels, frames, frequencies)
        var sizes = new int[] {channels.shape().size(0), channels.shape().size(1), y.shape().size(1), y.shape().size(2)};
        var split = Ops.reshape(y, sizes);
        if (get(EXPAND_DIMS)) {
            return first ? split : Ops.transpose(split, 0, 2, 3, 1);
        }
        return first
                ? Ops.reshape(Ops.transpose(split, 0, 1, 3, 2), sizes[0], sizes[1] * sizes[3], sizes[2])
                : Ops.reshape(Ops.transpose(split, 0, 2, 1, 3), sizes[0], sizes[2], sizes[1] * sizes[3]);
    }

    private Value power(Value power) {
        if (get(MODE).equals("psd")) {
            var factors = new double[power.shape().size(2)];
            Arrays.fill(factors, 2);
            factors[0] = 1;
            factors[factors.length - 1] = 1;
            return Ops.multiply(power, power.tape().constant(Tensor.of(factors)));
        }
        var magnitude = Ops.sqrt(Ops.maximum(power, Ops.constant(power, EPSILON)));
        return get(MODE).equals("magnitude") ? magnitude : Ops.log(Ops.maximum(magnitude, Ops.constant(power, EPSILON)));
    }

    private Value transformed(Scope scope, Value signal, Value x, Stft.Side side) {
        var initializer = get(WINDOW).with(Stft.SIDE, side).withScaling(get(SCALING)).withPeriodic(get(PERIODIC));
        var name = side.name().toLowerCase(Locale.ROOT) + "_kernel";
        var kernel = scope.weight(name, Shape.of(get(FRAME_LENGTH), 1, fftLength() / 2 + 1), initializer);
        var window = get(PADDING).window(get(FRAME_LENGTH), step(), 1, signal.shape().size(1));
        return x.tape().append(new Convolution(List.of(window), 1, UnaryOp.Function.COPY), signal, kernel);
    }
}
