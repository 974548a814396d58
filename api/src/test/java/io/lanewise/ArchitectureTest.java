package io.lanewise;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.Architectures;
import io.lanewise.model.DefaultSeed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The arrows of the design: who may use whom. */
class ArchitectureTest {
    private static final JavaClasses CLASSES =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.lanewise");

    private static final int MOST_LINES = 400;
    private static final int MEDIAN_LINES = 120;

    @Test
    void packagesUseOnlyWhatIsBelowThem() {
        Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("engine").definedBy("io.lanewise.engine..")
                .layer("tensor").definedBy("io.lanewise.tensor")
                .layer("config").definedBy("io.lanewise.config..")
                .layer("graph").definedBy("io.lanewise.graph")
                .layer("op").definedBy("io.lanewise.op")
                .layer("activation").definedBy("io.lanewise.activation")
                .layer("initializer").definedBy("io.lanewise.initializer")
                .layer("regularizer").definedBy("io.lanewise.regularizer")
                .layer("constraint").definedBy("io.lanewise.constraint")
                .layer("layer").definedBy("io.lanewise.layer")
                .layer("loss").definedBy("io.lanewise.loss")
                .layer("metric").definedBy("io.lanewise.metric")
                .layer("optimizer").definedBy("io.lanewise.optimizer")
                .layer("callback").definedBy("io.lanewise.callback")
                .layer("data").definedBy("io.lanewise.data..")
                .layer("model").definedBy("io.lanewise.model")
                .layer("train").definedBy("io.lanewise.train")
                .layer("report").definedBy("io.lanewise.report")
                .layer("io").definedBy("io.lanewise.io..")
                .layer("check").definedBy("io.lanewise.check")
                .layer("face").definedBy("io.lanewise")
                .whereLayer("engine").mayNotAccessAnyLayer()
                .whereLayer("tensor").mayOnlyAccessLayers("engine")
                .whereLayer("config").mayNotAccessAnyLayer()
                .whereLayer("callback").mayNotAccessAnyLayer()
                .whereLayer("data").mayOnlyAccessLayers("tensor")
                .whereLayer("graph").mayOnlyAccessLayers("tensor", "engine")
                .whereLayer("op").mayOnlyAccessLayers("engine", "tensor", "graph")
                .whereLayer("activation").mayOnlyAccessLayers("config", "tensor", "graph", "op")
                .whereLayer("initializer").mayOnlyAccessLayers("config", "tensor", "engine")
                .whereLayer("regularizer").mayOnlyAccessLayers("config", "tensor", "graph", "op")
                .whereLayer("constraint").mayOnlyAccessLayers("config", "tensor", "graph", "op")
                .whereLayer("layer").mayOnlyAccessLayers(
                        "config", "tensor", "graph", "op", "activation", "initializer", "regularizer", "constraint")
                .whereLayer("loss").mayOnlyAccessLayers("config", "tensor", "graph", "op")
                .whereLayer("metric").mayOnlyAccessLayers("config", "tensor", "graph", "op", "loss")
                .whereLayer("optimizer").mayOnlyAccessLayers("config", "tensor", "engine")
                .whereLayer("model").mayOnlyAccessLayers(
                        "config", "tensor", "engine", "graph", "op", "activation", "initializer", "regularizer", "constraint", "layer", "loss",
                        "metric")
                .whereLayer("train").mayOnlyBeAccessedByLayers("io", "face")
                .whereLayer("report").mayOnlyAccessLayers("tensor", "model", "callback")
                .whereLayer("io").mayOnlyBeAccessedByLayers("face")
                .whereLayer("check").mayOnlyAccessLayers("tensor", "graph", "op", "layer", "loss", "model")
                .whereLayer("face").mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.lanewise.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void thereIsNoNativeCodeAndNoReflection() {
        noClasses().should().dependOnClassesThat().resideInAnyPackage("java.lang.foreign..", "sun.misc..", "jdk.internal..").check(CLASSES);
        noClasses().should().callMethod(System.class, "load", String.class)
                .orShould().callMethod(System.class, "loadLibrary", String.class).check(CLASSES);
        noClasses().that().resideOutsideOfPackage("io.lanewise.engine..")
                .should().dependOnClassesThat().resideInAnyPackage("java.lang.reflect..").check(CLASSES);
        var natives = CLASSES.stream().flatMap(type -> type.getMethods().stream()).filter(method -> method.getModifiers().contains(JavaModifier.NATIVE));
        assertThat(natives).isEmpty();
    }

    @Test
    void onlyReportsWriteToTheStandardOutput() {
        noClasses().that().resideOutsideOfPackage("io.lanewise.report").should().accessField(System.class, "out")
                .orShould().accessField(System.class, "err").check(CLASSES);
    }

    @Test
    void onlyTheSeedTheWorkersAndTheirKindChange() {
        fields().that().areStatic().and().areDeclaredInClassesThat().resideOutsideOfPackage("io.lanewise.engine..")
                .and().areNotDeclaredIn(DefaultSeed.class).should().beFinal().check(CLASSES);
    }

    @Test
    void filesAreShort() throws IOException {
        int[] lengths;
        try (var files = Files.walk(Path.of("src/main/java"))) {
            lengths = files.filter(file -> file.toString().endsWith(".java")).mapToInt(ArchitectureTest::lines).sorted().toArray();
        }
        assertThat(lengths[lengths.length / 2]).as("median length").isLessThan(MEDIAN_LINES);
        assertThat(Arrays.stream(lengths).max().orElseThrow()).as("longest file").isLessThan(MOST_LINES);
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
