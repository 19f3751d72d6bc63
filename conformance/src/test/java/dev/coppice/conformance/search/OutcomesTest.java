package dev.coppice.conformance.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomesTest {

    private static final List<Long> SEEDS = List.of(7L, 8L);

    private final Outcomes outcomes = new Outcomes();

    /// A trace of one step, in which these things happen in this order.
    private static String trace(String... things) {
        return "scenario x\n> signal - s kill\n= ok\n~ " + String.join("\n~ ", things) + "\n";
    }

    @Test
    void whatWasSeenIsAllowed() {
        outcomes.add(trace("start a#1"), SEEDS);
        assertThat(outcomes.allow(trace("start a#1"))).isTrue();
        assertThat(outcomes.allow(trace("start b#1"))).isFalse();
    }

    @Test
    void anOrderThatWasAlwaysSeenIsKept() {
        outcomes.add(trace("terminate b#1", "terminate a#1", "start c#2"), SEEDS);
        outcomes.add(trace("terminate b#1", "start c#2", "terminate a#1"), SEEDS);
        assertThat(outcomes.allow(trace("start c#2", "terminate b#1", "terminate a#1"))).isFalse();
    }

    @Test
    void thingsThatWereSeenInBothOrdersMayComeInAny() {
        outcomes.add(trace("terminate a#1", "terminate b#1", "terminate c#1"), SEEDS);
        outcomes.add(trace("terminate c#1", "terminate b#1", "terminate a#1"), SEEDS);
        assertThat(outcomes.allow(trace("terminate b#1", "terminate a#1", "terminate c#1")))
                .isTrue();
    }

    @Test
    void thingsOfTheSameNameKeepTheirNumbers() {
        outcomes.add(trace("start a stop", "terminate b#1", "start a stop"), SEEDS);
        assertThat(outcomes.allow(trace("start a stop", "start a stop", "terminate b#1")))
                .isFalse();
    }

    @Test
    void eachThingBelongsToItsStep() {
        outcomes.add(trace("start a#1", "start b#1") + "> state\n= state\n", SEEDS);
        outcomes.add(trace("start b#1", "start a#1") + "> state\n= state\n", SEEDS);
        assertThat(outcomes.allow(trace("start a#1") + "> state\n= state\n~ start b#1\n"))
                .isFalse();
    }

    @Test
    void resultsAndMessagesAreNeverOpenUnlessSeen() {
        outcomes.add("> in p call g echo x\n= reply x\n@ p#1 got MSG q hi\n", SEEDS);
        assertThat(outcomes.allow("> in p call g echo x\n= gone\n@ p#1 got MSG q hi\n")).isFalse();
        assertThat(outcomes.allow("> in p call g echo x\n= reply x\n")).isFalse();
    }

    @Test
    void thePlaysThatAgreeLongestShowTheWay() {
        outcomes.add("scenario x\n> state\n= a\n> state\n= a\n> state\n= a\n", List.of(1L, 2L, 3L));
        outcomes.add("scenario x\n> state\n= a\n> state\n= b\n> state\n= a\n", List.of(4L, 5L, 6L));
        outcomes.add("scenario x\n> state\n= a\n> state\n= b\n> state\n= b\n", List.of(7L, 8L, 9L));
        assertThat(outcomes.towards("scenario x\n> state\n= a\n> state\n= b\n> state\n= c\n"))
                .containsExactly(4L, 5L);
        assertThat(outcomes.towards("scenario x\n> state\n= c\n")).isEmpty();
    }
}
