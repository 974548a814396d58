package io.lanewise.layer;

import static io.lanewise.op.Ops.add;
import static io.lanewise.op.Ops.multiply;

import io.lanewise.config.json.JsonObject;
import io.lanewise.graph.Value;
import io.lanewise.op.Images;
import io.lanewise.op.Ops;
import io.lanewise.op.Window;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A step of an LSTM whose products are convolutions (Shi et al., 2015): the input's as the layer says, the state's with the same window, stride 1
 * and zeros around.
 *
 * @param layer says how
 */
record ConvLstmCell(ConvLstm<?> layer) implements RecurrentCell {
    private static final int GATES = 4;

    @Override
    public String className() {
        return "ConvLSTMCell";
    }

    @Override
    public JsonObject config() {
        return layer.config();
    }

    private boolean channelsLast() {
        return layer.get(ConvLstm.DATA_FORMAT) == DataFormat.CHANNELS_LAST;
    }

    private int filters() {
        return layer.get(ConvLstm.FILTERS);
    }

    /** An image with its channels moved to the last axis, if they are not there. */
    private Value turned(Value image) {
        var rank = image.shape().rank();
        return channelsLast() ? image : Ops.transpose(image, IntStream.range(0, rank).map(axis -> axis == 0 ? 0 : axis == rank - 1 ? 1 : axis + 1).toArray());
    }

    /** The same back. */
    private Value back(Value image) {
        var rank = image.shape().rank();
        return channelsLast() ? image : Ops.transpose(image, IntStream.range(0, rank).map(axis -> axis == 0 ? 0 : axis == 1 ? rank - 1 : axis - 1).toArray());
    }

    private int axisOfChannels(Shape image) {
        return channelsLast() ? image.rank() - 1 : 1;
    }

    private int firstAxis() {
        return channelsLast() ? 1 : 2;
    }

    private List<Window> windows(Shape image) {
        var windows = new ArrayList<Window>();
        for (var i = 0; i < layer.dimensions(); i++) {
            var cells = image.size(firstAxis() + i);
            var window = layer.get(ConvLstm.PADDING).window(layer.kernelSize().get(i), layer.strides().get(i), layer.dilationRate().get(i), cells);
            if (window.outputs(cells) < 1) {
                throw new IllegalArgumentException(layer + ": expected at least " + window.span() + " elements along axis " + (firstAxis() + i + 1)
                        + ", as many as the window spans (or a smaller window, or the padding same), received steps of shape " + ConfiguredLayer.batchShape(image));
            }
            windows.add(window);
        }
        return windows;
    }

    @Override
    public List<Shape> stateShapes(Shape input) {
        if (input.rank() != layer.dimensions() + 2) {
            throw new IllegalArgumentException(layer + ": expected steps of " + (layer.dimensions() + 2) + " axes (batch, channels and " + layer.dimensions()
                    + " of space), received " + ConfiguredLayer.batchShape(input));
        }
        var windows = windows(input);
        var state = input.with(axisOfChannels(input), filters());
        for (var i = 0; i < windows.size(); i++) {
            state = state.with(firstAxis() + i, windows.get(i).outputs(input.size(firstAxis() + i)));
        }
        return List.of(state.dropFirst(1), state.dropFirst(1));
    }

    private Shape kernelShape(int channels) {
        return Shape.of(Stream.concat(layer.kernelSize().stream(), Stream.of(channels, GATES * filters())).mapToInt(size -> size).toArray());
    }

    @Override
    public RecurrentStep begin(Scope scope, Shape input) {
        var state = stateShapes(input).getFirst().prepend(input.size(0));
        var kernel = scope.weight(kernelShape(input.size(axisOfChannels(input))), layer.get(RecurrentUnits.KERNEL));
        var recurrent = scope.weight(kernelShape(filters()), layer.get(RecurrentUnits.RECURRENT).withName("recurrent_kernel"));
        var initializer = layer.get(RecurrentUnits.BIAS.initializer());
        var begins = layer.get(LstmCell.UNIT_FORGET_BIAS) ? new ForgetBias(initializer) : initializer;
        var bias = layer.get(RecurrentUnits.USE_BIAS)
                ? Optional.of(scope.weight(Shape.of(GATES * filters()), layer.get(RecurrentUnits.BIAS).withInitializer(begins)))
                : Optional.<Value>empty();
        var inputMasks = masks(scope, input, layer.get(RecurrentUnits.DROPOUT));
        var stateMasks = masks(scope, state, layer.get(RecurrentUnits.RECURRENT_DROPOUT));
        var inputWindows = windows(input);
        var stateWindows = IntStream.range(0, layer.dimensions())
                .mapToObj(i -> Window.same(layer.kernelSize().get(i), 1, 1, state.size(firstAxis() + i))).toList();
        return (x, states) -> {
            var fromInput = gates(x, inputMasks, kernel, bias, inputWindows);
            var fromState = gates(states.getFirst(), stateMasks, recurrent, Optional.empty(), stateWindows);
            var sums = IntStream.range(0, GATES).mapToObj(gate -> add(fromInput.get(gate), fromState.get(gate))).toList();
            var gateOf = layer.get(RecurrentUnits.RECURRENT_ACTIVATION);
            var activation = layer.get(RecurrentUnits.ACTIVATION);
            var kept = multiply(gateOf.apply(sums.get(1)), turned(states.getLast()));
            var carry = add(kept, multiply(gateOf.apply(sums.get(0)), activation.apply(sums.get(2))));
            var output = back(multiply(gateOf.apply(sums.get(3)), activation.apply(carry)));
            return new RecurrentStep.Result(output, List.of(output, back(carry)));
        };
    }

    /** What is dropped of each gate's image in all steps; nothing if nothing, or everything, is to be dropped. */
    private List<Value> masks(Scope scope, Shape shape, double rate) {
        return !scope.training() || rate == 0 || rate == 1
                ? List.of()
                : IntStream.range(0, GATES).mapToObj(_ -> Dropout.mask(scope, shape, rate, layer.find(RecurrentUnits.SEED))).toList();
    }

    /** The convolutions of all gates: in one, unless they see different images. */
    private List<Value> gates(Value image, List<Value> masks, Value kernel, Optional<Value> bias, List<Window> windows) {
        if (masks.isEmpty()) {
            return split(Images.convolution(turned(image), kernel, bias, windows, 1));
        }
        var kernels = split(kernel);
        var biases = bias.map(this::split);
        return IntStream.range(0, GATES)
                .mapToObj(gate -> Images.convolution(
                        turned(multiply(image, masks.get(gate))), kernels.get(gate), biases.map(parts -> parts.get(gate)), windows, 1))
                .toList();
    }

    private List<Value> split(Value values) {
        var filters = filters();
        return IntStream.range(0, GATES).mapToObj(gate -> Ops.slice(values, -1, gate * filters, (gate + 1) * filters)).toList();
    }
}
