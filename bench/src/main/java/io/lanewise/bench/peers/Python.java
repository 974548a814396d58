package io.lanewise.bench.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Python that runs the peers.
 *
 * @param executable its command
 * @param scripts the folder of the scripts
 */
record Python(String executable, Path scripts) {
    /** The one in the variable PYTHON, else python3. */
    static Python ofEnvironment() {
        return new Python(
                System.getenv().getOrDefault("PYTHON", "python3"), Path.of(System.getProperty("lanewise.bench.scripts", "peers")));
    }

    /** Whether it is there and has all of these modules, which are looked for, not imported. */
    boolean has(List<String> modules) {
        var program = "import sys, importlib.util as i; sys.exit(any(i.find_spec(name) is None for name in sys.argv[1:]))";
        var command = new ArrayList<>(List.of(executable, "-c", program));
        command.addAll(modules);
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false; // no such command
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A script; -B keeps its folder free of compiled files. */
    Program script(String name, int threads, List<String> arguments) {
        var command = new ArrayList<>(List.of(executable, "-B", scripts.resolve(name).toString(), String.valueOf(threads)));
        command.addAll(arguments);
        return new Program(command);
    }
}
