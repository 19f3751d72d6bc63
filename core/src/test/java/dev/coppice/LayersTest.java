package dev.coppice;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The packages of core stand on one another in one direction only.
class LayersTest {

    private static final JavaClasses CORE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.coppice");

    @ParameterizedTest(name = "{0} uses only: {1}")
    @CsvSource({
        "carrier,     ''",
        "process,     carrier",
        "server,      process",
        "registry,    process server",
        "supervisor,  process server",
        "task,        process supervisor",
        "agent,       process server supervisor",
        "application, process server supervisor",
    })
    void nothingPointsUp(String layer, String below) {
        var allowed = (layer + " " + below).strip().split(" ");
        classes()
                .that(resideInAPackage(packageOf(layer)))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("dev.coppice.."))
                                .or(resideInAnyPackage(packagesOf(allowed))))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void nothingKnowsTheTodoServer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage(packageOf("todo"))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void aNameSaysWhatTheClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Utils?|Helpers?|Manager)")
                .allowEmptyShould(true)
                .check(CORE);
    }

    private static String[] packagesOf(String... layers) {
        return Stream.of(layers).map(LayersTest::packageOf).toArray(String[]::new);
    }

    private static String packageOf(String layer) {
        return "dev.coppice." + layer + "..";
    }
}
