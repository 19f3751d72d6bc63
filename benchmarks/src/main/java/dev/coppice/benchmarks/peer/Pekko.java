package dev.coppice.benchmarks.peer;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/// A place in Pekko's actor system, which ends with every actor in it.
public final class Pekko implements AutoCloseable {

    private static final long PATIENCE = 60;
    private static final Duration LIMIT = Duration.ofSeconds(PATIENCE);

    private static final class Shared {
        static final ActorSystem<Void> SYSTEM = ActorSystem.create(Behaviors.empty(), "benchmark");
    }

    private sealed interface Request {}

    private record Spawn<M>(Behavior<M> behaviour, CompletableFuture<ActorRef<M>> made)
            implements Request {
        private void in(ActorContext<Request> context) {
            made.complete(context.spawnAnonymous(behaviour));
        }
    }

    private record Close() implements Request {}

    private final ActorRef<Request> place;
    private final CompletableFuture<Void> closed;

    private Pekko(ActorRef<Request> place, CompletableFuture<Void> closed) {
        this.place = place;
        this.closed = closed;
    }

    /// Opens a place.
    public static Pekko open() {
        CompletableFuture<Void> closed = new CompletableFuture<>();
        Behavior<Request> keeper =
                Behaviors.setup(context ->
                        Behaviors.receive(Request.class)
                                .onMessage(Request.class, request -> done(request, context))
                                .onSignal(
                                        PostStop.class,
                                        stop -> {
                                            closed.complete(null);
                                            return Behaviors.same();
                                        })
                                .build());
        String name = UUID.randomUUID().toString();
        return new Pekko(Shared.SYSTEM.systemActorOf(keeper, name, Props.empty()), closed);
    }

    private static Behavior<Request> done(Request request, ActorContext<Request> context) {
        return switch (request) {
            case Spawn<?> spawn -> {
                spawn.in(context);
                yield Behaviors.same();
            }
            case Close() -> Behaviors.stopped();
        };
    }

    /// The actor system.
    public ActorSystem<Void> system() {
        return Shared.SYSTEM;
    }

    /// Starts an actor and waits until it is there.
    public <M> ActorRef<M> spawn(Behavior<M> behaviour) throws Exception {
        CompletableFuture<ActorRef<M>> made = new CompletableFuture<>();
        place.tell(new Spawn<>(behaviour, made));
        return await(made);
    }

    /// Asks an actor and waits for its answer.
    public <M, T> T ask(ActorRef<M> actor, Function<ActorRef<T>, M> question) throws Exception {
        return await(
                AskPattern.<M, T>ask(actor, question::apply, LIMIT, Shared.SYSTEM.scheduler())
                        .toCompletableFuture());
    }

    /// Waits for a result, a minute at most.
    public static <T> T await(CompletableFuture<T> result)
            throws InterruptedException, ExecutionException, TimeoutException {
        return result.get(PATIENCE, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        place.tell(new Close());
        closed.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }
}
