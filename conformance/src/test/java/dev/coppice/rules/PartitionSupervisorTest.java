package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.coppice.agent.Agent;
import dev.coppice.process.Destination;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.Child;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.PartitionSupervisor;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Partition supervisors: copies of one child, and keys spread over them.
@CoppiceTest
class PartitionSupervisorTest {

    private static final Name NAME = Name.of("partitions");

    /// An agent that keeps the number of its partition.
    private static ChildSpec numbered(int partition) {
        return ChildSpec.worker(
                Agent.class, () -> (Pid) Agent.startLink(() -> partition).process());
    }

    private static int asked(Object key) {
        return new Agent<Integer>(PartitionSupervisor.via(NAME, key))
                .<Integer>get(number -> number);
    }

    @Test
    @Rule("V-01")
    void thereAreAsManyPartitionsAsProcessorsUnlessSaidOtherwise() {
        PartitionSupervisor.startLink(NAME, PartitionSupervisorTest::numbered);
        assertThat(PartitionSupervisor.partitions(NAME))
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        GenServer.stop(NAME);
        PartitionSupervisor.startLink(NAME, PartitionSupervisorTest::numbered, 3);
        assertThat(PartitionSupervisor.whichChildren(NAME))
                .extracting(Child::id)
                .containsExactly(2, 1, 0);
        GenServer.stop(NAME);
    }

    @Test
    @Rule({"V-02", "V-05"})
    void aKeyAlwaysMeetsTheSamePartition() {
        PartitionSupervisor.startLink(NAME, PartitionSupervisorTest::numbered, 3);
        assertThat(asked(4)).isEqualTo(1);
        assertThat(asked(-4)).isEqualTo(1);
        assertThat(asked(Integer.MIN_VALUE)).isEqualTo(2);
        for (var key : List.of("alice", "bob", "dave", "zebras")) {
            assertThat(asked(key)).as(key).isEqualTo(Math.floorMod(key.hashCode(), 3));
        }
        GenServer.stop(NAME);
    }

    @Test
    @Rule("V-03")
    void aRestartedPartitionIsFoundUnderItsKeys() {
        PartitionSupervisor.startLink(NAME, PartitionSupervisorTest::numbered, 2);
        Destination one = PartitionSupervisor.via(NAME, 1);
        Pid former = one.pid().orElseThrow();
        former.kill();
        awaitUntil("it is back", () -> one.pid().filter(pid -> pid != former).isPresent());
        assertThat(asked(1)).isEqualTo(1);
        GenServer.stop(NAME);
    }

    @Test
    @Rule("V-04")
    void thereMustBeAPartition() {
        assertThatThrownBy(() ->
                        PartitionSupervisor.startLink(NAME, PartitionSupervisorTest::numbered, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Rule("V-07")
    void aCallToAnUnknownOneFailsWithNoproc() {
        assertCallFails(ExitReason.NO_PROCESS, () -> asked(1));
        assertThat(PartitionSupervisor.partitions(NAME)).isZero();
    }
}
