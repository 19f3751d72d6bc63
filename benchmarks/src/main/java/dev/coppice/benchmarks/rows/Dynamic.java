package dev.coppice.benchmarks.rows;

import static dev.coppice.server.Next.reply;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Pekko;
import dev.coppice.benchmarks.peer.Plain;
import dev.coppice.process.Pid;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import dev.coppice.supervisor.ChildAnswer;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.DynamicSpec;
import dev.coppice.supervisor.DynamicSupervisor;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A server is started under a dynamic supervisor and stopped by it; then the next. For Pekko the
/// supervisor is an actor that spawns its children and waits for their end when asked to.
final class Dynamic {

    static final Row ROW =
            Row.of("dynamic", "lives", "start a GenServer under a DynamicSupervisor and stop it")
                    .size(20_000, 200)
                    .target(Target.partOfBest(2))
                    .on(Peer.COPPICE, Dynamic::coppice)
                    .on(Peer.PEKKO, Dynamic::pekko)
                    .andOnBeam();

    private Dynamic() {}

    private record Ask() implements Call<Boolean> {}

    private record Child() implements GenServer<Ask, Boolean> {
        @Override
        public Init<Boolean> init() {
            return Init.ok(true);
        }

        @Override
        public Next<Boolean> handle(Ask asked, Boolean state) {
            return reply(asked, state, state);
        }
    }

    private static Measurement coppice(int times) {
        return Coppice.run(() -> {
            Pid supervisor = DynamicSupervisor.startLink(DynamicSpec.DEFAULT);
            ChildSpec spec = ChildSpec.worker("child", () -> GenServer.startLink(new Child()));
            long start = System.nanoTime();
            int ended = 0;
            for (int i = 0; i < times; i++) {
                Pid child = DynamicSupervisor.startChild(supervisor, spec).process().orElseThrow();
                var answer = DynamicSupervisor.terminateChild(supervisor, child);
                ended += answer instanceof ChildAnswer.Done && !child.isAlive() ? 1 : 0;
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("ended", times, ended);
            WrongResult.unless("children", 0, DynamicSupervisor.countChildren(supervisor).active());
            return Measurement.of(times, time);
        });
    }

    private sealed interface Told {}

    private record Start(ActorRef<ActorRef<Boolean>> asker) implements Told {}

    private record Stop(ActorRef<Boolean> child, ActorRef<Boolean> asker) implements Told {}

    private record Ended(ActorRef<Boolean> asker) implements Told {}

    private static Behavior<Told> supervisor(ActorContext<Told> context) {
        return Behaviors.receiveMessage(told -> {
            switch (told) {
                case Start(var asker) ->
                        asker.tell(
                                context.spawnAnonymous(
                                        Behaviors.receiveMessage(any -> Behaviors.same())));
                case Stop(var child, var asker) -> {
                    context.watchWith(child, new Ended(asker));
                    context.stop(child);
                }
                case Ended(var asker) -> asker.tell(true);
            }
            return Behaviors.same();
        });
    }

    private static Measurement pekko(int times) throws Exception {
        try (Pekko place = Pekko.open()) {
            ActorRef<Told> supervisor = place.spawn(Behaviors.setup(Dynamic::supervisor));
            return Plain.run(() -> {
                long start = System.nanoTime();
                int ended = 0;
                for (int i = 0; i < times; i++) {
                    ActorRef<Boolean> child = place.ask(supervisor, Start::new);
                    boolean end =
                            place.ask(
                                    supervisor,
                                    (ActorRef<Boolean> asker) -> new Stop(child, asker));
                    ended += end ? 1 : 0;
                }
                long time = System.nanoTime() - start;
                WrongResult.unless("ended", times, ended);
                return Measurement.of(times, time);
            });
        }
    }
}
