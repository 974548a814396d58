package io.lanewise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents link to is there, and what they show of the code is in the code. */
class DocumentationTest {
    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    static List<Path> documents() throws IOException {
        try (var files = Files.walk(PROJECT, 2)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadSomewhere(Path document) throws IOException {
        var links = LINK.matcher(Files.readString(document));
        while (links.find()) {
            var target = document.resolveSibling(links.group(1));
            assertThat(target).exists();
            if (links.group(2) != null) {
                assertThat(anchors(target)).as("headings of %s", target).contains(links.group(2));
            }
        }
    }

    /** What GitHub makes of headings. */
    private static List<String> anchors(Path document) throws IOException {
        return Files.readAllLines(document).stream().filter(line -> line.startsWith("#"))
                .map(line -> "#" + line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-')).toList();
    }

    /** An excerpt is from the file that was linked to last, and all of it if it begins as the file does. */
    @ParameterizedTest
    @MethodSource("documents")
    void excerptsAreInTheCode(Path document) throws IOException {
        var code = "";
        var inside = false;
        var excerpt = new StringBuilder("\n");
        for (var line : Files.readAllLines(document)) {
            var links = LINK.matcher(line);
            while (!inside && links.find()) {
                code = links.group(1).endsWith(".java") ? lines(document.resolveSibling(links.group(1))) : "";
            }
            if (line.strip().startsWith("```")) {
                if (inside && !code.isEmpty() && excerpt.toString().startsWith("\npackage ")) {
                    assertThat(excerpt).hasToString(code);
                }
                excerpt.setLength(1);
                inside = line.strip().equals("```java");
            } else if (inside && !code.isEmpty()) {
                excerpt.append(line.strip()).append('\n');
                assertThat(code).contains("\n" + line.strip() + "\n");
            }
        }
    }

    private static String lines(Path file) throws IOException {
        return Files.readAllLines(file).stream().map(String::strip).collect(Collectors.joining("\n", "\n", "\n"));
    }
}
