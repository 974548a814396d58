package io.lanewise.train;

import io.lanewise.graph.Arena;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Programs for batches of different sizes over one arena, made when first needed; of too many the one that was used longest ago is
 * forgotten. For one thread at a time.
 */
final class BatchRunner {
    /** A few modes, each with a full and a short batch, and some to spare. */
    static final int MOST_PROGRAMS = 16;

    private final BatchTracer tracer;
    private final Arena arena = new Arena();
    private final Map<BatchKey, BatchProgram> programs = new LinkedHashMap<>(MOST_PROGRAMS, 0.75f, true);

    BatchRunner(BatchTracer tracer) {
        this.tracer = tracer;
    }

    /** How many programs it keeps. */
    int size() {
        return programs.size();
    }

    /** The program for such a batch, ready to be fed. */
    BatchProgram program(BatchKey key) {
        var program = programs.get(key);
        if (program == null) {
            program = tracer.trace(key, arena);
            programs.put(key, program);
            if (programs.size() > MOST_PROGRAMS) {
                programs.remove(programs.keySet().iterator().next());
            }
        }
        if (!program.program().fits()) {
            programs.values().forEach(other -> other.program().leave());
        }
        program.prepare();
        return program;
    }
}
