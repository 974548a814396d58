package io.lanewise.bench.peers;

import io.lanewise.bench.Epoch;
import io.lanewise.bench.SingleRow;
import io.lanewise.bench.WideStep;
import java.util.List;

/**
 * A program of ours and what it is compared with.
 *
 * @param name of the task
 * @param ours its main class
 * @param peers who does the same
 */
record Contest(String name, Class<?> ours, List<Peer> peers) {
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
        return List.of(
                new Contest("epoch", Epoch.class, List.of(
                        new Peer("torch", TORCH, "torch_epoch.py"),
                        new Peer("torch by hand", TORCH, "torch_epoch_by_hand.py"),
                        new Peer("keras", KERAS, "keras_epoch.py"))),
                new Contest("wide", WideStep.class, List.of(
                        new Peer("torch", TORCH, "torch_wide.py"),
                        new Peer("keras", KERAS, "keras_wide.py"))),
                new Contest("single-row", SingleRow.class, List.of(
                        new Peer("torch", TORCH, "torch_single_row.py"),
                        new Peer("keras", KERAS, "keras_single_row.py"))));
    }
}
