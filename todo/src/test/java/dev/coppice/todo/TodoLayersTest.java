package dev.coppice.todo;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The packages of the to-do server use one another in one direction only, and libraries in one
/// place only.
class TodoLayersTest {

    private static final JavaClasses TODO =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("dev.coppice.todo");

    @ParameterizedTest(name = "{0} uses only: {1}")
    @CsvSource({
        "ground,          ''",
        "list,            ground",
        "json,            list",
        "registry,        ''",
        "database,        ground list registry",
        "database.sqlite, database ground json list",
        "cache,           database ground list registry",
        "web,             ground",
        "web.helidon,     web",
        "api,             cache database ground json list web",
        "page,            web",
        "book,            ''",
        "access,          ground",
        "gate,            access web ground",
        "memory,          ''",
        "observe,         database gate list web",
        "logs,            ''",
        "tools,           access book database ground json list",
        "torture,         ground",
    })
    void nothingPointsUp(String layer, String below) {
        String[] allowed = (layer + " " + below).strip().split(" ", -1);
        classes()
                .that(resideInAPackage("dev.coppice.todo." + layer))
                .should()
                .onlyDependOnClassesThat(
                        not(resideInAPackage("dev.coppice.todo.."))
                                .or(
                                        resideInAnyPackage(
                                                Arrays.stream(allowed)
                                                        .map("dev.coppice.todo."::concat)
                                                        .toArray(String[]::new))))
                .check(TODO);
    }

    @ParameterizedTest(name = "only {0} knows {1}")
    @CsvSource({
        "database.sqlite, org.sqlite.. org.flywaydb.. java.sql..",
        "web.helidon,     io.helidon..",
        "observe,         io.micrometer.. io.prometheus..",
        "logs,            ch.qos.logback..",
    })
    void aLibraryCanBeExchangedInOnePlace(String place, String libraries) {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.coppice.todo." + place)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(libraries.split(" ", -1))
                .check(TODO);
    }
}
