package io.lanewise;

import static org.assertj.core.api.Assertions.assertThat;

import io.lanewise.engine.KernelProvider;
import java.io.File;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two jars as a user embeds them: alone, in a program of ten lines, in the three ways there are to start it. */
class EmbeddingIT {
    private static final String PROGRAM = """
            package app;
            import io.lanewise.*; import io.lanewise.layer.*; import io.lanewise.tensor.*; import io.lanewise.train.*;
            public final class Main {
                public static void main(String[] arguments) {
                    Lanewise.seed(7);
                    var model = Sequential.of(Input.of(4), Dense.of(100).withActivation("relu"), Dense.of(3).withActivation("softmax"));
                    model.compile("adam", "mse");
                    Tensor x = Tensor.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 2, 4), y = Tensor.zeros(2, 3);
                    model.fit(x, y, Fit.epochs(5).withVerbose(0));
                    System.out.println("predictions " + java.util.Arrays.toString(model.predict(x).floats()));
                }
            }
            """;
    /** Keras's whole catalogue of layers is to fit in; TensorFlow's and PyTorch's native libraries take hundreds of times as much. */
    private static final long MOST_BYTES = 5 << 19;

    @TempDir
    private static Path folder;

    private record Run(String out, String err) {
        String predictions() {
            assertThat(out).as(err).startsWith("predictions [0.");
            return out;
        }
    }

    @BeforeAll
    static void compile() throws IOException {
        var sources = Files.createDirectories(folder.resolve("src"));
        var main = Files.writeString(Files.createDirectories(sources.resolve("app")).resolve("Main.java"), PROGRAM);
        var descriptor = Files.writeString(sources.resolve("module-info.java"), "module app { requires io.lanewise; }");
        var javac = ToolProvider.findFirst("javac").orElseThrow();
        assertThat(javac.run(
                        System.out, System.err, "-d", folder.resolve("app").toString(), "-p", path(jars()), main.toString(), descriptor.toString()))
                .isZero();
    }

    private static List<Path> jars() {
        return List.of(jar(Lanewise.class), jar(KernelProvider.class));
    }

    private static Path jar(Class<?> type) {
        try {
            var jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
            assertThat(jar).as("run by the build after it has packed the jars").isRegularFile();
            return jar;
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static String path(List<Path> jars) {
        return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    }

    private static Run java(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor()).as(() -> "%s: %s".formatted(command, read(err))).isZero();
        return new Run(read(out), read(err));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void everyWayOfStartingGivesTheSamePredictions() throws IOException, InterruptedException {
        var app = folder.resolve("app").toString();
        var classPath = app + File.pathSeparator + path(jars());
        var onModulePath = java("-p", classPath, "-m", "app/app.Main");
        var withModule = java("--add-modules", "jdk.incubator.vector", "-cp", classPath, "app.Main");
        var withoutModule = java("-cp", classPath, "app.Main");

        assertThat(withModule.predictions()).isEqualTo(onModulePath.predictions());
        assertThat(withoutModule.predictions()).isEqualTo(onModulePath.predictions());
        assertThat(onModulePath.err()).doesNotContain("Kernels");
        assertThat(withModule.err()).doesNotContain("Kernels");
        assertThat(withoutModule.err().lines().filter(line -> line.contains("Kernels"))).singleElement().asString()
                .contains("scalar", "module jdk.incubator.vector is not there", "--add-modules jdk.incubator.vector");
    }

    @Test
    void theJarsAreSmallAndHoldNoNativeCode() throws IOException {
        var size = 0L;
        for (var jar : jars()) {
            size += Files.size(jar);
            try (var entries = new JarFile(jar.toFile())) {
                assertThat(entries.stream().filter(entry -> !entry.isDirectory()).map(Object::toString))
                        .as(jar.toString()).allMatch(name -> name.endsWith(".class") || name.startsWith("META-INF/"));
            }
        }
        assertThat(size).isLessThan(MOST_BYTES);
    }

    @Test
    void theModulesNeedNothingButTheJdk() {
        var needed = ModuleFinder.of(jars().toArray(Path[]::new)).findAll().stream()
                .flatMap(module -> module.descriptor().requires().stream())
                .filter(requires -> !requires.modifiers().contains(Requires.Modifier.STATIC))
                .map(Requires::name)
                .distinct();
        assertThat(needed).containsExactlyInAnyOrderElementsOf(Set.of("java.base", "io.lanewise.engine", "jdk.incubator.vector"));
    }
}
