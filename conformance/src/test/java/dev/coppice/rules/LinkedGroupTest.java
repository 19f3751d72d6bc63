package dev.coppice.rules;

import static dev.coppice.testkit.ProcessAssertions.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.ExitReason;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.testkit.CoppiceTest;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A cache and its servers, linked to one another, under a supervisor.
@CoppiceTest
class LinkedGroupTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    @Rule("L-15")
    void linkedProcessesEndTogetherAndTheSupervisorStartsThemAnew(int killed) {
        Name name = Name.of("cache");
        Supervisor.startLink(
                Supervisor.oneForOne(
                        ChildSpec.worker("cache", () -> GenServer.startLink(name, new Cache()))));
        Pid first = awaitRegistered(name);
        var group = Stream.concat(Stream.of(first), linkedServers(first)).toList();
        assertThat(group).hasSize(3);
        group.get(killed).kill();
        group.forEach(member -> assertEnds(member, ExitReason.KILLED));
        Pid second = awaitReplaced(name, first);
        assertThat(linkedServers(second)).hasSize(2).doesNotContainAnyElementsOf(group);
    }

    private static Stream<Pid> linkedServers(Pid cache) {
        return GenServer.call(cache, new Cache.Servers()).stream();
    }

    /// A server that starts two others, linked to it.
    private record Cache() implements GenServer<Cache.Servers, List<Pid>> {

        record Servers() implements Call<List<Pid>> {}

        @Override
        public Init<List<Pid>> init() {
            return Init.ok(
                    IntStream.range(0, 2)
                            .mapToObj(i -> GenServer.startLink(new Counter(i)))
                            .toList());
        }

        @Override
        public Next<List<Pid>> handle(Servers asked, List<Pid> servers) {
            return Next.reply(asked, servers, servers);
        }
    }
}
