package io.lanewise.bench.gemm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A {@link Worker} in a process of its own, seen from the one that asks. */
public final class WorkerProcess implements AutoCloseable {
    private final Contestant contestant;
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;

    private WorkerProcess(Contestant contestant, Process process) {
        this.contestant = contestant;
        this.process = process;
        this.answers = process.inputReader(UTF_8);
        this.questions = new PrintWriter(process.outputWriter(UTF_8), true);
    }

    /**
     * Starts one, which may still fail: then so does the first question.
     *
     * @param jvm further options of its JVM
     */
    public static WorkerProcess start(Contestant contestant, int threads, List<String> jvm) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED", "-D" + NativeLibrary.FOLDER + "=" + System.getProperty(NativeLibrary.FOLDER, ""),
                "-Dlanewise.threads=" + threads));
        command.addAll(jvm);
        command.addAll(List.of("-classpath", System.getProperty("java.class.path"), Worker.class.getName(), contestant.name()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeAll(Contestant.NOT_FOR_A_CONTEST);
        contestant.environment().forEach(builder.environment()::putIfAbsent);
        try {
            return new WorkerProcess(contestant, builder.start());
        } catch (IOException e) {
            throw new IllegalStateException("gemm: could not start " + command, e);
        }
    }

    Contestant contestant() {
        return contestant;
    }

    /** The library's version, and what it chose for this processor. */
    public String about() {
        return ask("about");
    }

    /** How many threads the products that follow have. */
    public void setThreads(int threads) {
        ask("threads " + threads);
    }

    /** The seconds of a product, the median of what fits in a time. */
    public double measure(Product product, double budget) {
        return Double.parseDouble(ask(String.format(Locale.ROOT, "measure %s in %f", product, budget)));
    }

    private String ask(String question) {
        questions.println(question);
        try {
            for (var line = answers.readLine(); line != null; line = answers.readLine()) {
                if (line.startsWith(Worker.ANSWER)) {
                    return line.substring(Worker.ANSWER.length());
                }
                System.err.println(contestant.title() + ": " + line);
            }
        } catch (IOException e) {
            throw new IllegalStateException(contestant.title() + " at \"" + question + "\"", e);
        }
        throw new IllegalStateException(
                contestant.title() + ": expected an answer to \"" + question + "\", but its process has ended; the reason stands above");
    }

    @Override
    public void close() {
        questions.close();
        process.destroy();
    }
}
