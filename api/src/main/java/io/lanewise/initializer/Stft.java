package io.lanewise.initializer;

import io.lanewise.config.Configured;
import io.lanewise.config.Kind;
import io.lanewise.config.Option;
import io.lanewise.config.OptionType;
import io.lanewise.config.Values;
import io.lanewise.config.json.Json;
import io.lanewise.config.json.JsonArray;
import io.lanewise.config.json.JsonNull;
import io.lanewise.config.json.JsonString;
import io.lanewise.config.json.JsonView;
import io.lanewise.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kernel of a short-time Fourier transform as a convolution: window(t) · cos(2πtk / (2 (F − 1))) / scale, or −sin in place of
 * cos for the imaginary side. The scale is √Σ window² for a density, Σ |window| for a spectrum.
 *
 * <p><b>Shapes.</b> (frame length T, 1, F) for T points in time t and F frequencies k.
 *
 * <p>Source: Keras {@code keras.initializers.STFT}.
 */
public final class Stft extends Configured<Stft> implements Initializer {
    /** Which part of the complex result. */
    public enum Side {
        /** The real part. */
        REAL,
        /** The imaginary part. */
        IMAG
    }

    /** What the window is divided by. */
    public enum Scaling {
        /** The root of the sum of its squares. */
        DENSITY,
        /** The sum of its magnitudes. */
        SPECTRUM,
        /** Nothing: null in Keras. */
        NONE
    }

    private static final OptionType<Scaling> SCALINGS = orNull(OptionType.constants("scaling", Scaling.class), Scaling.NONE);
    private static final OptionType<Window> WINDOW_NAMES = OptionType.constants("window", Window.class);

    /** A window by SciPy's name, or its numbers; absent: none, and no scaling either. */
    private record Shaping(Optional<Window> named, List<Double> numbers) {
        static final Shaping NOTHING = new Shaping(Optional.empty(), List.of());

        static Shaping read(JsonView json) {
            return json.json() instanceof JsonString
                    ? new Shaping(Optional.of(WINDOW_NAMES.read().apply(json)), List.of())
                    : new Shaping(Optional.empty(), Arrays.stream(json.numbers()).boxed().toList());
        }

        Json write() {
            if (equals(NOTHING)) {
                return JsonNull.NULL;
            }
            return named.isPresent() ? WINDOW_NAMES.write().apply(named.get()) : new JsonArray(numbers.stream().<Json>map(Json::of).toList());
        }

        float[] of(int length, boolean periodic) {
            if (equals(NOTHING)) {
                return ones(length);
            }
            var window = named.map(name -> name.of(length, periodic)).orElseGet(() -> numbers.stream().mapToDouble(Double::doubleValue).toArray());
            if (window.length != length) {
                throw new IllegalArgumentException("STFT: expected a window of the frame length " + length + ", received " + window.length + " numbers");
            }
            var rounded = new float[length];
            for (var t = 0; t < length; t++) {
                rounded[t] = (float) window[t];
            }
            return rounded;
        }

        private static float[] ones(int length) {
            var ones = new float[length];
            Arrays.fill(ones, 1);
            return ones;
        }
    }

    /** Which part of the complex result. */
    public static final Option<Side> SIDE = Option.of("side", OptionType.constants("side", Side.class), Side.REAL);
    /** What the window is divided by. */
    public static final Option<Scaling> SCALING = Option.of("scaling", SCALINGS, Scaling.DENSITY).withNull(Scaling.NONE);
    /** Whether a named window is one period of a periodic function rather than symmetric. */
    public static final Option<Boolean> PERIODIC = Option.of("periodic", OptionType.BOOLEAN, false);

    private static final Option<Shaping> WINDOW = Option.of(
                    "window", new OptionType<>("the name or the numbers of a window", Shaping::read, Shaping::write),
                    new Shaping(Optional.of(Window.HANN), List.of()))
            .withNull(Shaping.NOTHING);

    static final Kind<Stft> KIND = Kind.of("STFT", Stft::new, SIDE, WINDOW, SCALING, PERIODIC);

    private Stft(Values values) {
        super(values);
    }

    /** One side of the transform with a window of Hann's, scaled as a density. */
    public static Stft of(Side side) {
        return KIND.create(KIND.values().with(SIDE, side));
    }

    /**
     * The same with another window.
     *
     * @param name SciPy's name, such as {@code hamming}
     * @throws io.lanewise.config.UnknownNameException if there is none; the message lists the near ones
     */
    public Stft withWindow(String name) {
        return with(WINDOW, Shaping.read(Json.of(name).view("window")));
    }

    /** The same with a window of these numbers, as many as the frame length; none for no window. */
    public Stft withWindow(double... numbers) {
        return with(WINDOW, new Shaping(Optional.empty(), Arrays.stream(numbers).boxed().toList()));
    }

    /** The same with another scaling. */
    public Stft withScaling(Scaling scaling) {
        return with(SCALING, scaling);
    }

    /** The same with a periodic window or a symmetric one. */
    public Stft withPeriodic(boolean periodic) {
        return with(PERIODIC, periodic);
    }

    /**
     * The numbers of its window.
     *
     * @throws IllegalArgumentException if it is given by another number of them
     */
    public float[] window(int length) {
        return get(WINDOW).of(length, get(PERIODIC));
    }

    @Override
    public void fill(Shape shape, RandomKey key, float[] target) {
        if (shape.rank() != 3 || shape.size(1) != 1) {
            throw new IllegalArgumentException("STFT: expected a shape (frame length, 1, frequencies), received " + shape);
        }
        var frequencies = shape.size(2);
        var window = window(shape.size(0));
        var scale = get(WINDOW).equals(Shaping.NOTHING) ? 1 : scale(window);
        for (var t = 0; t < shape.size(0); t++) {
            for (var k = 0; k < frequencies; k++) {
                // In float32, in Keras's order: the angles are large enough to show the rounding.
                var angle = -2f * t * (k / (2f * (frequencies - 1))) * (float) Math.PI;
                var wave = (float) (get(SIDE) == Side.REAL ? Math.cos(angle) : Math.sin(angle));
                target[t * frequencies + k] = wave * window[t] / scale;
            }
        }
    }

    private float scale(float... window) {
        var squares = 0.0;
        var magnitudes = 0.0;
        for (var number : window) {
            squares += (double) number * number;
            magnitudes += Math.abs(number);
        }
        return switch (get(SCALING)) {
            case DENSITY -> (float) Math.sqrt(squares);
            case SPECTRUM -> (float) magnitudes;
            case NONE -> 1;
        };
    }

    private static <T> OptionType<T> orNull(OptionType<T> type, T nothing) {
        return new OptionType<>(type.description(), type.read(), value -> value.equals(nothing) ? JsonNull.NULL : type.write().apply(value));
    }
}
