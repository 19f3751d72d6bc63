package dev.coppice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;

/// The contract and its tests belong together: no rule without a test, no test of a rule that does
/// not exist, and no rule lost between the two documents.
class RuleBookTest {

    private static final RuleBook BOOK = read();
    private static final List<Method> TESTS = testsOfRules();

    private static RuleBook read() {
        try {
            return RuleBook.read();
        } catch (IOException unreadable) {
            throw new ExceptionInInitializerError(unreadable);
        }
    }

    private static List<Method> testsOfRules() {
        return ReflectionSupport.findAllClassesInPackage("dev.coppice", type -> true, name -> true)
                .stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Rule.class))
                .toList();
    }

    private static Set<String> tested() {
        return TESTS.stream()
                .flatMap(method -> Arrays.stream(method.getAnnotation(Rule.class).value()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> missing(Set<String> wanted, Set<String> there) {
        Set<String> missing = new TreeSet<>(wanted);
        missing.removeAll(there);
        return missing;
    }

    @Test
    void everyRuleOfTheContractHasATest() {
        assertThat(missing(Set.copyOf(BOOK.promised()), tested())).isEmpty();
    }

    @Test
    void everyTestedRuleStandsInOneOfTheDocuments() {
        assertThat(missing(tested(), BOOK.all())).isEmpty();
    }

    @Test
    void theHeadingsAnnounceEveryBehaviourThatWasObservedOnTheBeam() {
        Set<String> observed = RuleBook.observed();
        observed.removeIf(rule -> RuleBook.section(rule).equals(RuleBook.NOT_FOR_A_JVM));
        assertThat(BOOK.announced()).isEqualTo(observed);
    }

    @Test
    void everyBehaviourThatWasObservedIsARuleOrADifference() {
        assertThat(missing(RuleBook.observed(), BOOK.all())).isEmpty();
    }

    @Test
    void everyRuleOfTheContractStandsOnceAndUnderItsHeading() {
        assertThat(BOOK.promised()).doesNotHaveDuplicates();
        assertThat(missing(Set.copyOf(BOOK.promised()), BOOK.announced())).isEmpty();
    }

    @Test
    void differencesCiteNoNumberThatWasNotObserved() {
        assertThat(missing(BOOK.different(), RuleBook.observed())).isEmpty();
    }

    @Test
    void whatIsSaidToTestARuleIsATestThatRuns() {
        assertThat(TESTS)
                .allMatch(method -> AnnotationSupport.isAnnotated(method, Testable.class))
                .noneMatch(method -> AnnotationSupport.isAnnotated(method, Disabled.class));
    }

    @Test
    void theDocumentsAreReadAsTheyAreWritten() {
        RuleBook book =
                RuleBook.of(
                        """
                        ## Links (L-01 to L-03)

                        - **L-01** [core] A link has no direction.
                        - **L-02** Linking twice makes one link,
                          and one `unlink` removes it (see L-01).
                        """,
                        "- **Something** differs. (L-03, X-18)");
        assertThat(book.promised()).containsExactly("L-01", "L-02");
        assertThat(book.core()).containsExactly("L-01");
        assertThat(book.announced()).containsExactly("L-01", "L-02", "L-03");
        assertThat(book.different()).containsExactly("L-03", "X-18");
    }

    @AfterAll
    static void count() {
        Set<String> rules = Set.copyOf(BOOK.promised());
        Set<String> differences = missing(RuleBook.observed(), rules);
        System.out.printf(
                "%d behaviours of the BEAM: %d rules, %d with tests (core: %d, %d with tests);"
                        + " %d differences only%n",
                RuleBook.observed().size(),
                rules.size(),
                common(rules, tested()),
                BOOK.core().size(),
                common(BOOK.core(), tested()),
                common(differences, BOOK.different()));
    }

    private static long common(Set<String> some, Set<String> others) {
        return some.stream().filter(others::contains).count();
    }
}
