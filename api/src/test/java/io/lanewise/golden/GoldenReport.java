package io.lanewise.golden;

import io.lanewise.config.UnknownNameException;
import io.lanewise.golden.Outcome.Failed;
import io.lanewise.golden.Outcome.Passed;
import io.lanewise.golden.Outcome.Unsupported;
import io.lanewise.io.ModelFormatException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The outcomes of a folder of golden cases. */
public record GoldenReport(List<Result> results) {
    /** The outcome of one case. */
    public record Result(String group, String name, Outcome outcome) {}

    /** Runs every case of a folder, by the runner of its kind. */
    public static GoldenReport run(GoldenFolder folder, Map<String, CaseRunner> runners) {
        return new GoldenReport(folder.files().stream().map(file -> run(folder, file, runners)).toList());
    }

    private static Result run(GoldenFolder folder, Path file, Map<String, CaseRunner> runners) {
        var group = folder.groups().getOrDefault(file, "unreadable");
        var name = file.getFileName().toString();
        try {
            var golden = folder.read(file);
            group = golden.group();
            name = golden.name();
            var runner = runners.get(golden.kind());
            return new Result(group, name, runner == null ? new Unsupported("kind " + golden.kind()) : runner.run(golden));
        } catch (UnknownNameException unknown) {
            return new Result(group, name, unsupported(unknown));
        } catch (ModelFormatException problem) {
            // All that is wrong with a model is one error; its cause says whether it is only names that are not known.
            return new Result(group, name, problem.getCause() instanceof UnknownNameException unknown ? unsupported(unknown) : failed(problem));
        } catch (Exception | AssertionError | StackOverflowError problem) {
            return new Result(group, name, failed(problem));
        }
    }

    private static Outcome unsupported(UnknownNameException unknown) {
        return new Unsupported(unknown.kind() + " " + unknown.name());
    }

    private static Outcome failed(Throwable problem) {
        return new Failed(problem.getClass().getSimpleName() + ": " + problem.getMessage(), Double.NaN);
    }

    /** How many cases had this kind of outcome. */
    public long count(Class<? extends Outcome> outcome) {
        return results.stream().filter(result -> outcome.isInstance(result.outcome())).count();
    }

    /** A line a group, then a line a failed case, a line an unsupported case, and the sum. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        var groups = results.stream().collect(Collectors.groupingBy(Result::group, TreeMap::new, Collectors.toList()));
        groups.forEach((group, members) -> lines.add("golden " + group + ": " + new GoldenReport(members).counts()));
        for (var result : results) {
            if (result.outcome() instanceof Failed(var where, var largestError)) {
                var oneLine = where.replaceAll("\\s+", " ");
                lines.add("golden failed " + result.name() + " (" + result.group() + "), largest error " + largestError + ": " + oneLine);
            }
        }
        for (var result : results) {
            if (result.outcome() instanceof Unsupported(var missingName)) {
                lines.add("golden unsupported " + result.name() + " (" + result.group() + "): " + missingName);
            }
        }
        lines.add("golden: " + counts());
        return lines;
    }

    /** A table in Markdown: a row a kind of cases with how many there are and what came of them, then their sum. */
    public List<String> table() {
        var rows = new ArrayList<String>();
        rows.add("| kind | cases | passed | failed | unsupported |");
        rows.add("| --- | --- | --- | --- | --- |");
        var kinds = results.stream().collect(Collectors.groupingBy(result -> result.group().split("/", 2)[0], TreeMap::new, Collectors.toList()));
        kinds.forEach((kind, members) -> rows.add(new GoldenReport(members).row(kind)));
        rows.add(row("all"));
        return rows;
    }

    private String row(String what) {
        return "| " + what + " | " + results.size() + " | " + count(Passed.class) + " | " + count(Failed.class) + " | " + count(Unsupported.class) + " |";
    }

    private String counts() {
        return count(Passed.class) + " passed, " + count(Failed.class) + " failed, " + count(Unsupported.class) + " unsupported";
    }
}
