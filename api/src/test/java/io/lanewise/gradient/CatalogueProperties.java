package io.lanewise.gradient;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.activation.Activations;
import io.lanewise.check.GradientCheck;
import io.lanewise.check.GradientReport;
import io.lanewise.config.RandomConfigs;
import io.lanewise.layer.ActivationLayer;
import io.lanewise.layer.AutoContrast;
import io.lanewise.layer.BatchNormalization;
import io.lanewise.layer.ConvLstm3D;
import io.lanewise.layer.Dot;
import io.lanewise.layer.Embedding;
import io.lanewise.layer.Layer;
import io.lanewise.layer.Layers;
import io.lanewise.layer.ReversibleEmbedding;
import io.lanewise.layer.SpectralNormalization;
import io.lanewise.loss.CategoricalGeneralizedCrossEntropy;
import io.lanewise.loss.Circle;
import io.lanewise.loss.Ctc;
import io.lanewise.loss.Losses;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/** Every activation, layer and loss that has a name, with random options and shapes. A try checks each of them once. */
@Tag("gradient")
class CatalogueProperties {
    private static final int MOST_DRAWS = 1_000;
    private static final int MOST_ELEMENTS = 6;
    /** Layers that compute nothing, or steps, if only at times; CutMix's boxes reach to rims that float32 and float64 see in different places. */
    private static final Set<String> WITHOUT_GRADIENT = Set.of(
            "AugMix", "InputLayer", "CategoryEncoding", "ContrastLimitedAdaptiveHistogramEqualization", "CutMix", "Discretization", "Equalization",
            "HashedCrossing", "Hashing", "IntegerLookup", "RandAugment", "RandomPosterization", "StringLookup", "TextVectorization");

    /** One or two numbers alone are normalized to nearly the same whatever they are: large terms cancel, and what is left is rounding. */
    private static final double NORMALIZED_FLOOR = 0.1;

    private static final Pattern ACTIVATION = Pattern.compile("activation=(\\w+)");
    private static final Pattern DROPOUT = Pattern.compile("dropout=([-0-9.E]+)");
    private static final Set<String> BOUNDED = Set.of("tanh", "sigmoid", "hard_sigmoid", "hard_tanh", "softsign", "softmax", "sparse_sigmoid", "sparsemax", "relu6");

    private static final Tally ACTIVATIONS = new Tally("gradients of activations");
    private static final Tally LAYERS = new Tally("gradients of layers");
    private static final Tally LOSSES = new Tally("gradients of losses");

    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void activations(@ForAll long seed) {
        var random = new Random(seed);
        for (var name : RandomConfigs.classNames(Activations.CATALOGUE)) {
            check(ACTIVATIONS, name, () -> {
                var activation = RandomConfigs.draw(Activations.CATALOGUE, name, random);
                return GradientCheck.of(ActivationLayer.of(activation), shape(1, random));
            });
        }
    }

    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void layers(@ForAll long seed) {
        var random = new Random(seed);
        for (var name : RandomConfigs.classNames(Layers.CATALOGUE)) {
            if (!WITHOUT_GRADIENT.contains(name)) {
                check(LAYERS, name, () -> layer(RandomConfigs.draw(Layers.CATALOGUE, name, random), random));
            }
        }
    }

    /** What goes round from step to step must be bounded, or float32 has lost it, and the differences with it, after a few steps. */
    private static void refuseToExplode(Layer layer) {
        var recurrent = Stream.of("RNN", "LSTM", "GRU", "Bidirectional").anyMatch(layer.className()::contains);
        if (recurrent && ACTIVATION.matcher(layer.toString()).results().anyMatch(activation -> !BOUNDED.contains(activation.group(1)))) {
            throw new IllegalArgumentException(layer + ": its numbers grow from step to step");
        }
    }

    /** What a high dropout leaves is multiplied by so much that tanh comes within a few roundings of 1, and its slope is of them only. */
    private static void refuseToSaturate(Layer layer) {
        if (DROPOUT.matcher(layer.toString()).results().anyMatch(rate -> Double.parseDouble(rate.group(1)) > 0.8)) {
            throw new IllegalArgumentException(layer + ": its inputs are made more than five times as large");
        }
    }

    private static GradientCheck layer(Layer layer, Random random) {
        refuseToExplode(layer);
        refuseToSaturate(layer);
        // Volumes in time have six axes.
        var shape = layer instanceof ConvLstm3D ? Shape.of(random.ints(6, 1, 4).toArray()) : shape(2, random);
        if (layer instanceof ReversibleEmbedding embedding) {
            return GradientCheck.of(layer, Tensor.wrap(random.ints(shape.elements(), 0, embedding.get(ReversibleEmbedding.INPUT_DIM)).toArray(), shape));
        }
        if (layer instanceof Embedding embedding) {
            return GradientCheck.of(layer, Tensor.wrap(random.ints(shape.elements(), 0, embedding.get(Embedding.INPUT_DIM)).toArray(), shape));
        }
        if (layer.takesList()) {
            var check = GradientCheck.of(layer, shape, layer instanceof Dot || random.nextBoolean() ? shape : broadcast(shape, random));
            return layer instanceof Dot dot && dot.get(Dot.NORMALIZE) ? check.withFloor(NORMALIZED_FLOOR) : check;
        }
        if (layer.inputNames().contains("value")) {
            // The gradient of the keys' bias is 0, as a sum of terms that cancel.
            return GradientCheck.of(layer, shape, shape).withFloor(NORMALIZED_FLOOR);
        }
        if (layer instanceof BatchNormalization normalization && normalization.get(BatchNormalization.RENORM)) {
            // Its corrections count as constants, which differences do not know.
            throw new IllegalArgumentException("no derivative");
        }
        if (layer instanceof SpectralNormalization) {
            // In training the gradient is that of the kernel's new numbers.
            return GradientCheck.of(layer, shape).withTraining(false);
        }
        if (layer instanceof AutoContrast) {
            if (shape.elements(1, shape.rank() - 1) < 3) {
                throw new IllegalArgumentException("a channel of two pixels becomes 0 and 255, whatever they are");
            }
            // It normalizes as well, to numbers up to 255.
            return GradientCheck.of(layer, shape).withFloor(100 * NORMALIZED_FLOOR);
        }
        var check = GradientCheck.of(layer, shape);
        return normalizes(layer) ? check.withFloor(NORMALIZED_FLOOR) : check;
    }

    /** Also by its activation: along an axis that a bias does not change, softmax takes away all that the bias adds. */
    private static boolean normalizes(Layer layer) {
        return layer.className().endsWith("Normalization") || layer.activation().filter(activation -> activation.className().endsWith("max")).isPresent();
    }

    /** The same batch, but axes of size 1. */
    private static Shape broadcast(Shape shape, Random random) {
        var other = shape;
        for (var axis = 1; axis < shape.rank(); axis++) {
            other = random.nextBoolean() ? other.with(axis, 1) : other;
        }
        return other;
    }

    @Property(shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void losses(@ForAll long seed) {
        var random = new Random(seed);
        for (var name : RandomConfigs.classNames(Losses.CATALOGUE)) {
            check(LOSSES, name, () -> {
                var loss = RandomConfigs.draw(Losses.CATALOGUE, name, random);
                if (loss instanceof Ctc) {
                    return GradientCheck.of(loss, spelled(random), numbers(Shape.of(2, 5, 4), random));
                }
                var shape = Shape.of(random.nextInt(1, 6), random.nextInt(2, 6));
                var prediction = numbers(shape, random);
                var labels = name.startsWith("Sparse") || loss instanceof CategoricalGeneralizedCrossEntropy || loss instanceof Circle
                        ? Tensor.wrap(random.ints(shape.size(0), 0, shape.size(1)).toArray(), Shape.of(shape.size(0)))
                        : numbers(shape, random);
                return random.nextBoolean()
                        ? GradientCheck.of(loss, labels, prediction)
                        : GradientCheck.of(loss, labels, prediction, numbers(Shape.of(shape.size(0)), random));
            });
        }
    }

    /** Labels of two samples, of which the second has one less, that five steps can spell even if two neighbours are alike. */
    private static Tensor spelled(Random random) {
        var labels = random.ints(4, 1, 4).toArray();
        labels[3] = 0;
        return Tensor.wrap(labels, Shape.of(2, 2));
    }

    /** Draws until the class takes options and shapes together, checks, and counts. */
    private static void check(Tally tally, String name, Supplier<GradientCheck> draw) {
        tally.add(name, report(name, draw));
    }

    private static GradientReport report(String name, Supplier<GradientCheck> draw) {
        for (var draws = 0; draws < MOST_DRAWS; draws++) {
            GradientReport report;
            try {
                report = draw.get().withMaxElements(MOST_ELEMENTS).check();
            } catch (IllegalArgumentException refused) {
                continue;
            }
            assertThat(report.entries().stream().allMatch(entry -> entry.relativeError() <= report.tolerance())).as("%s%n%s", name, report).isTrue();
            if (report.compared() > 0) {
                return report;
            }
        }
        throw new AssertionError(name + ": nothing could be compared in " + MOST_DRAWS + " draws");
    }

    private static Shape shape(int leastRank, Random random) {
        return Shape.of(random.ints(random.nextInt(leastRank, 6), 1, 5).toArray());
    }

    /** Numbers within 0 and 1, which are probabilities as well as any others. */
    private static Tensor numbers(Shape shape, Random random) {
        var numbers = new float[shape.elements()];
        for (var i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat(0.05f, 0.95f);
        }
        return Tensor.wrap(numbers, shape);
    }

    @AfterContainer
    static void print() {
        ACTIVATIONS.print();
        LAYERS.print();
        LOSSES.print();
    }
}
