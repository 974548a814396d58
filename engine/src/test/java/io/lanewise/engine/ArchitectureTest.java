package io.lanewise.engine;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaModifier.NATIVE;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses ENGINE =
            new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.lanewise.engine");

    @Test
    void nothingIsNative() {
        noMethods().should().haveModifier(NATIVE).check(ENGINE);
        noClasses().should().dependOnClassesThat().resideInAnyPackage("java.lang.foreign..", "sun.misc..", "jdk.internal..").check(ENGINE);
        for (Class<?> loads : new Class<?>[] {System.class, Runtime.class}) {
            noClasses().should().callMethod(loads, "load", String.class).check(ENGINE);
            noClasses().should().callMethod(loads, "loadLibrary", String.class).check(ENGINE);
        }
    }

    @Test
    void onlyTheVectorKernelsKnowTheVectorApi() {
        noClasses().that().resideOutsideOfPackage("io.lanewise.engine.kernel.vector")
                .should().dependOnClassesThat().resideInAPackage("jdk.incubator..")
                .check(ENGINE);
    }

    /** C2 inlines the methods of the Vector API by order, ours as it sees fit; where it does not, each vector that passes is an object. */
    @Test
    void noVectorPassesThroughAMethodOfOurs() {
        noMethods().should().haveRawReturnType(resideInAPackage("jdk.incubator..")).check(ENGINE);
        noMethods().should().haveRawParameterTypes(anyElementThat(resideInAPackage("jdk.incubator.."))).check(ENGINE);
    }

    /** With two, C2 finds both in the profiles of the methods they share, and in some processes makes objects of vectors. */
    @Test
    void floatsHaveOneSpecies() {
        for (String other : new String[] {"SPECIES_64", "SPECIES_128", "SPECIES_256", "SPECIES_512", "SPECIES_MAX"}) {
            noClasses().should().accessField("jdk.incubator.vector.FloatVector", other).check(ENGINE);
        }
    }

    @Test
    void kernelsAreReachedThroughTheProviderOnly() {
        noClasses().that().resideInAPackage("io.lanewise.engine").and().doNotHaveSimpleName("KernelProvider")
                .and().doNotHaveFullyQualifiedName("io.lanewise.engine.KernelProvider$Vector")
                .and().doNotHaveSimpleName("VectorApi")
                .should().dependOnClassesThat().resideInAnyPackage("io.lanewise.engine.kernel.scalar", "io.lanewise.engine.kernel.vector")
                .check(ENGINE);
    }
}
