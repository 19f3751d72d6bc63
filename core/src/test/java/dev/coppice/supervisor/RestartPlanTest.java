package dev.coppice.supervisor;

import static dev.coppice.supervisor.Strategy.ONE_FOR_ALL;
import static dev.coppice.supervisor.Strategy.ONE_FOR_ONE;
import static dev.coppice.supervisor.Strategy.REST_FOR_ONE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.supervisor.ChildState.NotRunning;
import org.junit.jupiter.api.Test;

/// Which children are stopped and which are started when one has ended.
class RestartPlanTest {

    private static ChildSpec child(String id, Restart restart) {
        return ChildSpec.worker(
                        id,
                        () -> {
                            throw new AssertionError("a plan starts nothing");
                        })
                .restart(restart);
    }

    private static Children abcd(Restart c) {
        var children = new Children();
        children.put(child("a", Restart.PERMANENT), Member.NOT_RUNNING);
        children.put(child("b", Restart.PERMANENT), Member.NOT_RUNNING);
        children.put(child("c", c), Member.NOT_RUNNING);
        children.put(child("d", Restart.TRANSIENT), Member.NOT_RUNNING);
        return children;
    }

    private static RestartPlan plan(Strategy strategy, Children children, String ended) {
        return RestartPlan.of(strategy, children, children.withId(ended).orElseThrow().spec());
    }

    private static void assertPlan(RestartPlan plan, String stop, String start) {
        assertThat(plan.stop()).extracting(Member::id).as("stop").containsExactly(ids(stop));
        assertThat(plan.start()).extracting(ChildSpec::id).as("start").containsExactly(ids(start));
    }

    private static Object[] ids(String ids) {
        return ids.isEmpty() ? new Object[0] : ids.split(" ");
    }

    @Test
    void oneForOneStartsTheEndedChild() {
        assertPlan(plan(ONE_FOR_ONE, abcd(Restart.PERMANENT), "b"), "", "b");
    }

    @Test
    void oneForAllStopsTheOthersLastFirstAndStartsAll() {
        assertPlan(plan(ONE_FOR_ALL, abcd(Restart.PERMANENT), "b"), "d c a", "a b c d");
    }

    @Test
    void restForOneStopsAndStartsThoseAfterTheEndedChild() {
        assertPlan(plan(REST_FOR_ONE, abcd(Restart.PERMANENT), "b"), "d c", "b c d");
    }

    @Test
    void restForOneOfTheLastChildIsOneForOne() {
        assertPlan(plan(REST_FOR_ONE, abcd(Restart.PERMANENT), "d"), "", "d");
    }

    @Test
    void temporaryBystandersAreStoppedAndNotStarted() {
        assertPlan(plan(ONE_FOR_ALL, abcd(Restart.TEMPORARY), "b"), "d c a", "a b d");
        assertPlan(plan(REST_FOR_ONE, abcd(Restart.TEMPORARY), "b"), "d c", "b d");
    }

    @Test
    void aChildKeepsItsPositionWhenItChanges() {
        var children = abcd(Restart.PERMANENT);
        children.put(children.withId("a").orElseThrow().spec(), Member.RESTARTING);
        assertPlan(plan(REST_FOR_ONE, children, "c"), "d", "c d");
        assertPlan(plan(ONE_FOR_ALL, children, "a"), "d c b", "a b c d");
    }

    @Test
    void aChildThatWasDeletedAndAddedAgainIsLast() {
        var children = abcd(Restart.PERMANENT);
        children.remove("a");
        children.put(child("a", Restart.PERMANENT), new NotRunning());
        assertPlan(plan(REST_FOR_ONE, children, "d"), "a", "d a");
    }
}
