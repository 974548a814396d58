package io.lanewise.bench.gemm;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lanewise.bench.Stopwatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * A process with one library, which answers each line of its input with one that begins with {@link #ANSWER}:
 *
 * <ul>
 *   <li>{@code about}: the library's version;
 *   <li>{@code threads 2}: how many threads the products that follow have;
 *   <li>{@code measure 32×784×100 NT in 0.05}: the seconds of one such product, the median of what fits in so many seconds.
 * </ul>
 */
public final class Worker {
    static final String ANSWER = "answer: ";

    private final Library library;
    private @Nullable Product product;
    private Library.@Nullable Multiplication multiplication;

    private Worker(Library library) {
        this.library = library;
    }

    /** Answers until its input ends. The argument is the library's name. */
    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(System.out, true, UTF_8);
        var worker = new Worker(Contestant.valueOf(arguments[0]).load());
        var in = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            out.println(ANSWER + worker.answer(line));
        }
    }

    private String answer(String line) {
        var words = line.split(" ", -1);
        return switch (words[0]) {
            case "about" -> library.about();
            case "threads" -> {
                library.setThreads(Integer.parseInt(words[1]));
                multiplication = null;
                yield words[1];
            }
            case "measure" -> Double.toString(
                    Stopwatch.seconds(multiplication(Product.parse(words[1] + " " + words[2])), Double.parseDouble(words[4])));
            default -> throw new IllegalArgumentException("worker: expected about, threads or measure, received \"" + line + "\"");
        };
    }

    /** The product, verified before it is first measured. */
    private Runnable multiplication(Product wanted) {
        var present = multiplication;
        if (present == null || !wanted.equals(product)) {
            var operands = Operands.of(wanted);
            present = library.prepare(operands);
            present.run();
            operands.verify(present.result());
            multiplication = present;
            product = wanted;
        }
        return present::run;
    }
}
