package dev.coppice.conformance.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShrinkerTest {

    private static Program program(String... steps) {
        return new Program("p", List.of(steps));
    }

    @Test
    void keepsOnlyTheStepsThatMatter() {
        var shrinker = new Shrinker(it -> it.steps().containsAll(List.of("spawn b", "spawn e")));
        assertThat(
                        shrinker.shrink(
                                program(
                                        "spawn a", "spawn b", "spawn c", "spawn d", "spawn e",
                                        "spawn f")))
                .isEqualTo(program("spawn b", "spawn e"));
    }

    @Test
    void keepsOnlyThePartsThatMatter() {
        var shrinker =
                new Shrinker(it ->
                        it.text().contains("trap on ; exit oops")
                                && it.text().contains("def s supervisor")
                                && it.text().contains("intensity=1"));
        assertThat(
                        shrinker.shrink(
                                program(
                                        "def s supervisor in=r intensity=1 period=9",
                                        "race p link q | q trap on ; link p ; exit oops | r"
                                                + " state")))
                .isEqualTo(program("def s supervisor intensity=1", "in q trap on ; exit oops"));
    }

    @Test
    void keepsOnlyTheStartsThatMatter() {
        var shrinker = new Shrinker(it -> it.text().matches("(?s).*start=.*stop.*ok.*"));
        assertThat(shrinker.shrink(program("def a worker trap start=ok,crash,stop,ok,ignore,ok")))
                .isEqualTo(program("def a worker start=stop,ok"));
    }

    @Test
    void leavesAProgramAsItIsThatCannotBeShorter() {
        var shortest = program("in p exit oops");
        assertThat(new Shrinker(shortest::equals).shrink(shortest)).isEqualTo(shortest);
    }
}
