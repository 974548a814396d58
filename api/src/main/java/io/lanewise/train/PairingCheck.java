package io.lanewise.train;

import io.lanewise.activation.Activation;
import io.lanewise.layer.Layer;
import io.lanewise.loss.BinaryCrossentropy;
import io.lanewise.loss.CategoricalCrossentropy;
import io.lanewise.loss.Loss;
import io.lanewise.loss.SparseCategoricalCrossentropy;
import io.lanewise.tensor.Shape;
import java.util.ArrayList;
import java.util.List;

/** Warns of output activations and losses that do not go together but that no shape gives away. */
final class PairingCheck {
    private static final System.Logger LOG = System.getLogger(PairingCheck.class.getPackageName());

    private PairingCheck() {}

    /** Logs what is wrong with the layer of an output and its loss. */
    static void warn(Layer last, Loss loss, Shape output) {
        var activation = last.activation().map(Activation::name).orElse("");
        advice(activation, loss, output.size(-1)).forEach(text -> LOG.log(System.Logger.Level.WARNING, "fit: " + text));
    }

    /** What is wrong and what to do instead, a sentence each; empty where all is well. */
    static List<String> advice(String activation, Loss loss, int units) {
        var advice = new ArrayList<String>();
        if (activation.equals("softmax") && units == 1) {
            advice.add("softmax on one unit always gives 1; use sigmoid with binary_crossentropy for two classes");
        }
        switch (loss) {
            case BinaryCrossentropy binary when binary.get(BinaryCrossentropy.FROM_LOGITS) -> logits(activation, advice);
            case CategoricalCrossentropy categorical when categorical.get(CategoricalCrossentropy.FROM_LOGITS) -> logits(activation, advice);
            case SparseCategoricalCrossentropy sparse when sparse.get(SparseCategoricalCrossentropy.FROM_LOGITS) -> logits(activation, advice);
            case BinaryCrossentropy ignored -> binary(activation, units, advice);
            case CategoricalCrossentropy ignored -> categorical(activation, units, advice);
            case SparseCategoricalCrossentropy ignored -> categorical(activation, units, advice);
            default -> {}
        }
        return advice;
    }

    private static void logits(String activation, List<String> advice) {
        if (activation.equals("softmax") || activation.equals("sigmoid")) {
            advice.add("the loss expects logits, but the last layer's " + activation + " makes probabilities; leave one of the two out");
        }
    }

    private static void binary(String activation, int units, List<String> advice) {
        if (activation.equals("linear")) {
            advice.add("binary_crossentropy expects probabilities, but the last layer has no activation; use sigmoid, or fromLogits");
        } else if (activation.equals("softmax") && units > 1) {
            advice.add("softmax makes outputs that exclude each other, binary_crossentropy judges each alone; use categorical_crossentropy");
        }
    }

    private static void categorical(String activation, int units, List<String> advice) {
        if (activation.equals("linear")) {
            advice.add("the loss expects probabilities, but the last layer has no activation; use softmax, or fromLogits");
        } else if (activation.equals("sigmoid")) {
            advice.add("sigmoid judges each class alone, the loss expects classes that exclude each other; use softmax, or binary_crossentropy");
        }
        if (units == 1) {
            advice.add("a categorical loss of one class is always 0; use sigmoid with binary_crossentropy for two classes");
        }
    }
}
