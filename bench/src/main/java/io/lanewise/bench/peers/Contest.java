package io.lanewise.bench.peers;

import io.lanewise.bench.AdamTask;
import io.lanewise.bench.ConvolutionTask;
import io.lanewise.bench.Epoch;
import io.lanewise.bench.ModelTask;
import io.lanewise.bench.SingleRow;
import io.lanewise.bench.WideStep;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of ours and what it is compared with.
 *
 * @param name of the task
 * @param ours its main class
 * @param arguments what the programs are told: ours, and behind the number of threads the peers'
 * @param peers who does the same
 */
record Contest(String name, Class<?> ours, List<String> arguments, List<Peer> peers) {
    private static final List<String> TORCH = List.of("numpy", "torch");
    private static final List<String> KERAS = List.of("numpy", "keras", "tensorflow");

    /**
     * A script that does the same.
     *
     * @param name of the library, and how it is used if not as usual
     * @param modules that Python must have
     * @param script its file
     */
    record Peer(String name, List<String> modules, String script) {}

    /** All there are. */
    static List<Contest> all() {
        var all = new ArrayList<>(List.of(
                new Contest("epoch", Epoch.class, List.of(), List.of(
                        new Peer("torch", TORCH, "torch_epoch.py"),
                        new Peer("torch by hand", TORCH, "torch_epoch_by_hand.py"),
                        new Peer("keras", KERAS, "keras_epoch.py"))),
                new Contest("wide", WideStep.class, List.of(), List.of(
                        new Peer("torch", TORCH, "torch_wide.py"),
                        new Peer("keras", KERAS, "keras_wide.py"))),
                new Contest("adam", AdamTask.class, List.of(), List.of(new Peer("torch", TORCH, "torch_adam.py"))),
                new Contest("single-row", SingleRow.class, List.of(), List.of(
                        new Peer("torch", TORCH, "torch_single_row.py"),
                        new Peer("keras", KERAS, "keras_single_row.py")))));
        for (var model : List.of("cnn", "lstm", "gru", "transformer")) {
            for (var mode : List.of("step", "predict")) {
                all.add(new Contest(model + "-" + mode, ModelTask.class, List.of(model, mode), List.of(new Peer("torch", TORCH, "torch_model.py"))));
            }
        }
        for (var convolution : List.of("3x3", "1x1", "depthwise", "5x5")) {
            for (var batch : List.of("1", "32")) {
                all.add(new Contest(
                        "conv-" + convolution + "-" + batch, ConvolutionTask.class, List.of(convolution, batch), List.of(new Peer("torch", TORCH, "torch_conv.py"))));
            }
        }
        return all;
    }

    /**
     * Those whose names begin with one of some texts; all, if there are no texts.
     *
     * @throws IllegalArgumentException if a text begins none
     */
    static List<Contest> beginningWith(List<String> texts) {
        for (var text : texts) {
            if (all().stream().noneMatch(contest -> contest.name().startsWith(text))) {
                throw new IllegalArgumentException("peers: expected the beginnings of tasks among " + all().stream().map(Contest::name).toList() + ", received " + text);
            }
        }
        return all().stream().filter(contest -> texts.isEmpty() || texts.stream().anyMatch(contest.name()::startsWith)).toList();
    }
}
