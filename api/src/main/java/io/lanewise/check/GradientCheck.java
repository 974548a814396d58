package io.lanewise.check;

import io.lanewise.graph.Arena;
import io.lanewise.graph.Fusion;
import io.lanewise.graph.Op;
import io.lanewise.graph.Program;
import io.lanewise.graph.ReferenceRun;
import io.lanewise.graph.Spec;
import io.lanewise.graph.Value;
import io.lanewise.layer.Layer;
import io.lanewise.loss.Loss;
import io.lanewise.model.Network;
import io.lanewise.op.ConvolutionFusion;
import io.lanewise.op.DenseFusion;
import io.lanewise.op.Ops;
import io.lanewise.tensor.Shape;
import io.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares gradients as training computes them (float32, traced by reverse mode, fused, by the kernels) with central differences
 * of the float64 definitions. Works on any op, function of values, layer, loss or model, one's own as well as built-in ones:
 *
 * {@snippet :
 * GradientCheck.of(Dense.of(3).withActivation("gelu"), Shape.of(5, 4)).check().orThrow();
 * }
 *
 * <p>What is not a scalar is made one: the sum of its elements, each times a number drawn at random. Where the function has a kink
 * (estimates from two step sizes or from either side disagree), an element cannot be compared: it is counted as skipped.
 *
 * <p>A relative error is |computed − expected| / max(|computed|, |expected|, m / 100, floor · max(1, s)), where m is the magnitude of the
 * parameter's largest gradient, and s the sum of the magnitudes of those terms of the scalar that the element has a part in. Gradients that
 * are small beside others may be rounded like these; and a gradient adds up what flows back from each of those terms, rounded in proportion
 * to the term: when much of that cancels, as behind a softmax that is all but 0 and 1, its rounding is left.
 */
public final class GradientCheck {
    /** The part of the tolerance by which estimates of a derivative may disagree. */
    private static final double KINK = 0.1;
    /** Inputs that are not given are drawn from −RANGE to RANGE. */
    private static final double RANGE = 2;

    private final Subject subject;
    private final Options options;

    private GradientCheck(Subject subject, Options options) {
        this.subject = subject;
        this.options = options;
    }

    private GradientCheck(Subject subject) {
        this(subject, Options.DEFAULT);
    }

    /** A check of a function composed of ops, by its float32 arguments at these points. */
    public static GradientCheck of(Function<List<Value>, Value> function, Tensor... arguments) {
        return new GradientCheck(Subject.function(function, List.of(arguments)));
    }

    /** A check of an op, by its float32 inputs at these points. */
    public static GradientCheck of(Op op, Tensor... inputs) {
        return of(values -> values.getFirst().tape().append(op, values), inputs);
    }

    /**
     * A check of a layer while it trains, by its inputs, which are drawn from −2 to 2, and its weights, which begin as it says, a
     * little shaken.
     *
     * @param inputShapes with the batch as first axis
     */
    public static GradientCheck of(Layer layer, Shape... inputShapes) {
        return new GradientCheck(Subject.layer(layer, random -> Arrays.stream(inputShapes).map(shape -> draw(shape, random)).toList()));
    }

    /** A check of a layer while it trains, by these inputs, as far as they are float32, and its weights. */
    public static GradientCheck of(Layer layer, Tensor... inputs) {
        return new GradientCheck(Subject.layer(layer, random -> List.of(inputs)));
    }

    /** A check of a loss by its prediction. */
    public static GradientCheck of(Loss loss, Tensor yTrue, Tensor yPred) {
        return new GradientCheck(Subject.loss(loss, List.of(yTrue, yPred)));
    }

    /** A check of a loss with weights of samples by its prediction. */
    public static GradientCheck of(Loss loss, Tensor yTrue, Tensor yPred, Tensor sampleWeight) {
        return new GradientCheck(Subject.loss(loss, List.of(yTrue, yPred, sampleWeight)));
    }

    /** A check of a model's loss while it trains, by its trained weights as they are and, if it is float32, its input. */
    public static GradientCheck model(Network network, Tensor x, Tensor y, Loss loss) {
        return new GradientCheck(Subject.model(network, x, y, loss));
    }

    private static Tensor draw(Shape shape, SplittableRandom random) {
        return Tensor.of(random.doubles(shape.elements(), -RANGE, RANGE).toArray(), shape.toArray()).reshape(shape.toArray());
    }

    /** The same with another seed of what is drawn at random; 42 by default. */
    public GradientCheck withSeed(long seed) {
        return with(new Options(seed, options.step(), options.tolerance(), options.floor(), options.maxElements(), options.training()));
    }

    /** The same with another step of the differences, a fraction of max(1, |x|); 1e-4 by default. */
    public GradientCheck withStep(double step) {
        return with(new Options(options.seed(), step, options.tolerance(), options.floor(), options.maxElements(), options.training()));
    }

    /** The same with another largest relative error that passes; 1e-3 by default. */
    public GradientCheck withTolerance(double tolerance) {
        return with(new Options(options.seed(), options.step(), tolerance, options.floor(), options.maxElements(), options.training()));
    }

    /**
     * The same with another magnitude below which gradients are judged by their absolute error where terms add up to 1 or less, in
     * proportion where they add up to more; 1e-3 by default. Terms near 1 are rounded by about 1e-7 each, so what is left of them when they
     * cancel has no three digits below that.
     */
    public GradientCheck withFloor(double floor) {
        return with(new Options(options.seed(), options.step(), options.tolerance(), floor, options.maxElements(), options.training()));
    }

    /** The same with another number of elements of each parameter that are compared at most, drawn at random; 64 by default. */
    public GradientCheck withMaxElements(int maxElements) {
        return with(new Options(options.seed(), options.step(), options.tolerance(), options.floor(), maxElements, options.training()));
    }

    /** The same of a layer or model that trains, as by default, or that predicts. */
    public GradientCheck withTraining(boolean training) {
        return with(new Options(options.seed(), options.step(), options.tolerance(), options.floor(), options.maxElements(), training));
    }

    private GradientCheck with(Options changed) {
        return new GradientCheck(subject, changed);
    }

    /**
     * Computes and compares.
     *
     * @throws IllegalArgumentException if the subject cannot take these inputs or has nothing to be differentiated by
     */
    public GradientReport check() {
        var traced = subject.trace(options);
        var parameters = traced.parameters();
        if (parameters.isEmpty()) {
            throw new IllegalArgumentException("gradient check: expected float32 inputs or weights to differentiate by, received " + traced.inputs());
        }
        var gradients = gradients(traced);
        var run = reference(traced);
        var random = options.random();
        var entries = new ArrayList<GradientReport.Entry>();
        var next = gradients.iterator();
        parameters.forEach((name, leaf) -> entries.add(compare(name, leaf, next.next(), run, traced, random)));
        return new GradientReport(entries, options.tolerance());
    }

    private static ReferenceRun reference(Subject.Traced traced) {
        var needed = new ArrayList<>(traced.parameters().values());
        needed.addAll(traced.terms());
        needed.add(traced.scalar());
        var run = ReferenceRun.of(needed);
        var tape = traced.scalar().tape();
        traced.inputs().forEach((name, tensor) -> run.set(tape.input(name, new Spec(tensor.shape(), tensor.dtype())), tensor));
        return run;
    }

    /** The gradients by the parameters, in order, as a training step computes them; zeros where there is none. */
    private static List<Tensor> gradients(Subject.Traced traced) {
        var parameters = List.copyOf(traced.parameters().values());
        List<@Nullable Value> gradients = Ops.gradients(traced.scalar(), parameters);
        var fused = Fusion.apply(gradients.stream().filter(Objects::nonNull).distinct().toList(), List.of(new DenseFusion(), new ConvolutionFusion()));
        var program = Program.plan(fused.values(), Map.of(), new Arena());
        program.prepare();
        traced.inputs().forEach((name, tensor) -> {
            var window = program.input(name);
            if (window != null) {
                window.write(tensor);
            }
        });
        program.run();
        var read = new HashMap<Value, Tensor>();
        fused.forEach((gradient, value) -> read.put(gradient, program.output(value).read()));
        var computed = new ArrayList<Tensor>();
        for (var i = 0; i < parameters.size(); i++) {
            var tensor = gradients.get(i) == null ? null : read.get(gradients.get(i));
            computed.add(tensor != null ? tensor : Tensor.zeros(parameters.get(i).shape().toArray()));
        }
        return computed;
    }

    private GradientReport.Entry compare(
            String name, Value leaf, Tensor gradient, ReferenceRun run, Subject.Traced traced, SplittableRandom random) {
        var largest = 0.0;
        for (var element : gradient.floats()) {
            largest = Math.max(largest, Float.isFinite(element) ? Math.abs(element) : 0);
        }
        var compared = 0;
        var skipped = 0;
        var worst = new GradientReport.Entry(name, leaf.shape(), 0, 0, -1, Double.NaN, Double.NaN, 0);
        for (var element : sample(gradient.elements(), random)) {
            var slope = Slope.of(run, traced, leaf, element, options.step());
            var computed = gradient.at(element);
            var least = Math.max(largest / 100, options.floor() * Math.max(1, slope.reach()));
            var scale = Math.max(Math.max(Math.abs(computed), Math.abs(slope.value())), least);
            if (!(slope.disagreement() <= KINK * options.tolerance() * scale)) {
                skipped++;
                continue;
            }
            compared++;
            var error = Double.isFinite(computed) ? Math.abs(computed - slope.value()) / scale : Double.POSITIVE_INFINITY;
            if (error > worst.relativeError() || worst.element() < 0) {
                worst = new GradientReport.Entry(name, leaf.shape(), 0, 0, element, computed, slope.value(), error);
            }
        }
        return new GradientReport.Entry(
                name, leaf.shape(), compared, skipped, worst.element(), worst.computed(), worst.expected(), worst.relativeError());
    }

    /** All elements, or as many as may be compared, drawn at random. */
    private int[] sample(int elements, SplittableRandom random) {
        return elements <= options.maxElements()
                ? IntStream.range(0, elements).toArray()
                : random.ints(0, elements).distinct().limit(options.maxElements()).sorted().toArray();
    }
}
