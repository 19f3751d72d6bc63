package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static java.time.Duration.ZERO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.agent.Agent;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Outcome;
import dev.coppice.process.Pid;
import dev.coppice.server.CallFailure;
import dev.coppice.server.StartFailed;
import dev.coppice.testkit.CoppiceTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Agents: a state, and functions that run beside it.
@CoppiceTest
class AgentsTest {

    @Test
    @Rule("Q-01")
    void theFirstStateIsWorkedOutInTheAgent() {
        Agent<Pid> agent = Agent.startLink(() -> self());
        assertThat(agent.<Pid>get(state -> state)).isEqualTo(agent.process()).isNotEqualTo(self());
        agent.stop();
    }

    @Test
    @Rule("Q-01")
    void aFirstStateThatFailsIsAFailedStart() {
        assertThatThrownBy(() ->
                        Agent.start(() -> {
                            throw new IllegalStateException("boom");
                        }))
                .isInstanceOfSatisfying(
                        StartFailed.class,
                        failed -> assertThat(failed.reason()).isInstanceOf(ExitReason.Crash.class));
    }

    @Test
    @Rule("Q-02")
    void functionsRunInTheAgentInTheirOrder() {
        Agent<List<String>> agent = Agent.startLink(ArrayList::new);
        agent.cast(words -> with(words, "one"));
        agent.update(words -> with(words, "two"));
        int size =
                agent.getAndUpdate(words -> new Agent.Change<>(words.size(), with(words, "three")));
        assertThat(size).isEqualTo(2);
        assertThat(agent.<List<String>>get(words -> words)).containsExactly("one", "two", "three");
        assertThat(agent.<Pid>get(words -> self())).isEqualTo(agent.process());
        agent.stop();
    }

    private static List<String> with(List<String> words, String word) {
        List<String> more = new ArrayList<>(words);
        more.add(word);
        return List.copyOf(more);
    }

    @Test
    @Rule("Q-03")
    void aFunctionThatFailsEndsAgentAndCallAlike() {
        Agent<Integer> agent = Agent.start(() -> 1);
        assertThat(
                        attempt(() ->
                                agent.update(state -> {
                                    throw new IllegalStateException("boom");
                                })))
                .isInstanceOf(Outcome.Exited.class);
        assertThat(awaitEnd((Pid) agent.process())).isInstanceOf(ExitReason.Crash.class);
    }

    @Test
    @Rule("Q-05")
    void anUpdateThatTakesTooLongForItsCallerIsMadeAllTheSame() {
        Agent<Integer> agent = Agent.startLink(() -> 1);
        Pid test = self();
        agent.cast(state -> {
            test.send("busy");
            return receive(Integer.class);
        });
        assertReceives("busy");
        assertCallFails(CallFailure.TIMEOUT, () -> agent.update(state -> state + 1, ZERO));
        agent.process().send(10);
        assertThat(agent.<Integer>get(state -> state)).isEqualTo(11);
        agent.stop();
    }

    @Test
    @Rule("Q-06")
    void anAgentHasANameAndStopsAsAServerDoes() {
        Name name = Name.of("agent");
        Agent<Integer> agent = Agent.startLink(name, () -> 1);
        assertThat(agent.process()).isEqualTo(name);
        assertThat(agent.<Integer>get(state -> state)).isEqualTo(1);
        agent.stop();
        assertThat(whereis(name)).isEmpty();
    }
}
