package io.lanewise.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Summaries that Keras printed, from the folder {@code -Dgolden.dir} or the cases beside the tests. */
class SummaryGoldenTest {
    @TestFactory
    List<DynamicTest> everyCase() throws IOException {
        var folder = Path.of(System.getProperty("golden.dir", "src/test/resources/golden"), "summary");
        var tests = new ArrayList<DynamicTest>();
        try (var files = Files.newDirectoryStream(folder, "*.json")) {
            for (var file : files) {
                var golden = new ObjectMapper().readTree(file.toFile());
                if (golden.get("model").isObject()) {
                    tests.add(DynamicTest.dynamicTest(golden.get("name").asText(), () -> {
                        var outline = KerasOutlines.of(golden.get("model"));
                        assertThat(Summary.of(outline, KerasOutlines.options(golden.get("args")))).isEqualTo(golden.get("text").asText());
                    }));
                }
            }
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }
}
