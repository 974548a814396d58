package io.lanewise.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.config.UnknownNameException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs small made-up folders of cases that double their input. */
class GoldenReportTest {
    private static final Map<String, CaseRunner> DOUBLING = Map.of("layer", golden -> {
        var type = golden.json().get("class").string();
        switch (type) {
            case "Foo" -> throw new UnknownNameException("layer", type, List.of("Double"));
            case "Crash" -> throw new IllegalStateException("first line\n  second line");
            default -> {
                var doubled = Objects.requireNonNull(golden.arrays("inputs").getFirst()).tensor();
                for (var i = 0; i < doubled.elements(); i++) {
                    doubled.floats()[i] *= 2;
                }
                var expected = Objects.requireNonNull(golden.arrays("outputs").getFirst());
                return new Comparison(golden.tolerance()).array("outputs[0]", expected, doubled).outcome();
            }
        }
    });

    @TempDir
    private Path folder;

    @Test
    void reportsGroupsThenFailuresThenUnsupportedCasesThenTheSum() throws IOException {
        write("layers/b.json", doubling("Double", "b", "1, 2", "2, 4"));
        write("layers/a.json", doubling("Double", "a", "1, \"NaN\"", "2.25, \"NaN\""));
        write("c.json", doubling("Double", "c", "1, 2", "2, 3"));
        write("d.json", doubling("Double", "d", "1, \"NaN\"", "2, 7"));
        write("foo.json", doubling("Foo", "foo", "1, 2", "2, 4"));
        write("crash.json", doubling("Crash", "crash", "1, 2", "2, 4"));
        write("stop.json", "{\"format\": 1, \"name\": \"stop\", \"kind\": \"callback\", \"class\": \"EarlyStopping\"}");
        write("malformed.json", "{\"format\": 1,}");
        write("nameless.json", "{\"format\": 1}");
        write("newer.json", "{\"format\": 2}");
        write("notes.txt", "no case");
        var report = GoldenReport.run(GoldenFolder.open(folder), DOUBLING);
        assertThat(report.lines()).containsExactly(
                "golden callback/EarlyStopping: 0 passed, 0 failed, 1 unsupported",
                "golden layer/Crash: 0 passed, 1 failed, 0 unsupported",
                "golden layer/Double: 2 passed, 2 failed, 0 unsupported",
                "golden layer/Foo: 0 passed, 0 failed, 1 unsupported",
                "golden unreadable: 0 passed, 3 failed, 0 unsupported",
                "golden failed c (layer/Double), largest error 1.0: outputs[0][1]: expected 3.0, received 4.0",
                "golden failed crash (layer/Crash), largest error NaN: IllegalStateException: first line second line",
                "golden failed d (layer/Double), largest error Infinity: outputs[0][1]: expected 7.0, received NaN",
                "golden failed malformed.json (unreadable), largest error NaN: JsonException: "
                        + "line 1, column 14: expected a key in double quotes, received '}'",
                "golden failed nameless.json (unreadable), largest error NaN: JsonException: "
                        + "case: expected a key \"kind\", received an object with the key \"format\"",
                "golden failed newer.json (unreadable), largest error NaN: JsonException: case.format: expected format 1, received 2",
                "golden unsupported foo (layer/Foo): layer Foo",
                "golden unsupported stop (callback/EarlyStopping): kind callback",
                "golden: 2 passed, 6 failed, 2 unsupported");
        assertThat(report.table()).containsExactly(
                "| kind | cases | passed | failed | unsupported |",
                "| --- | --- | --- | --- | --- |",
                "| callback | 1 | 0 | 0 | 1 |",
                "| layer | 6 | 2 | 3 | 1 |",
                "| unreadable | 3 | 0 | 3 | 0 |",
                "| all | 10 | 2 | 6 | 2 |");
        assertThat(report.count(Outcome.Failed.class)).isEqualTo(6);
        assertThat(report.count(Outcome.Unsupported.class)).isEqualTo(2);
    }

    @Test
    void theIndexGivesGroups() throws IOException {
        write("a.json", doubling("Double", "a", "1, 2", "2, 4"));
        write("broken.json", "");
        write("index.json", "{\"format\": 1, \"cases\": [{\"file\": \"a.json\", \"kind\": \"layer\", \"group\": \"layer/Special\"},"
                + "{\"file\": \"broken.json\", \"kind\": \"layer\", \"group\": \"layer/Broken\"}]}");
        assertThat(GoldenReport.run(GoldenFolder.open(folder), DOUBLING).lines()).containsExactly(
                "golden layer/Broken: 0 passed, 1 failed, 0 unsupported",
                "golden layer/Special: 1 passed, 0 failed, 0 unsupported",
                "golden failed broken.json (layer/Broken), largest error NaN: JsonException: "
                        + "line 1, column 1: expected a value, received the end of the text",
                "golden: 1 passed, 1 failed, 0 unsupported");
    }

    @Test
    void anEmptyFolderHasNoCases() throws IOException {
        var report = GoldenReport.run(GoldenFolder.open(folder), DOUBLING);
        assertThat(report.results()).isEmpty();
        assertThat(report.lines()).containsExactly("golden: 0 passed, 0 failed, 0 unsupported");
    }

    @Test
    void withoutTheIndexTheOpenCasesHaveTheSameGroups() throws Exception {
        var root = Path.of(Objects.requireNonNull(GoldenReportTest.class.getResource("/golden")).toURI());
        var open = GoldenFolder.open(root);
        assertThat(open.files()).isNotEmpty().hasSameElementsAs(open.groups().keySet());
        for (var file : open.files()) {
            assertThat(GoldenCase.read(file, null).group()).as(file.toString()).isEqualTo(open.groups().get(file));
        }
    }

    @Test
    void aCaseKnowsItsToleranceArraysAndSiblings() throws Exception {
        write("a.json", doubling("Double", "a", "1, 2", "2, 4"));
        var golden = GoldenCase.read(folder.resolve("a.json"), null);
        assertThat(golden.tolerance()).isEqualTo(new Tolerance(0.125, 0));
        assertThat(golden.arrays("upstream")).containsExactly((GoldenArray) null);
        assertThat(golden.arrays("grad_inputs")).isEmpty();
        assertThat(golden.array("y_true")).isNull();
        assertThat(golden.sibling("a.keras")).isEqualTo(folder.resolve("a.keras"));
    }

    private void write(String file, String text) throws IOException {
        var path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String doubling(String type, String name, String input, String output) {
        return """
                {"format": 1, "name": "%s", "kind": "layer", "class": "%s", "tol": {"rtol": 0.125, "atol": 0}, "upstream": [null],
                 "inputs": [{"shape": [2], "dtype": "float32", "data": [%s]}],
                 "outputs": [{"shape": [2], "dtype": "float32", "data": [%s]}]}"""
                .formatted(name, type, input, output);
    }
}
