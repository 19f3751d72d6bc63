package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.Z_Result;

/// Something arrives just as whoever waits for it goes to rest: it is noticed.
public final class WakeUpRaces {

    private WakeUpRaces() {}

    @JCStressTest
    @Outcome(id = "message", expect = ACCEPTABLE, desc = "it is received (B-01)")
    @Outcome(expect = FORBIDDEN, desc = "the wake-up was lost")
    @State
    public static class SendAgainstReceive extends Arena {
        @Actor
        public void receives(L_Result r) {
            Object got =
                    Receiving.take(
                            a,
                            Context.Outside.OUTSIDE,
                            message -> true,
                            Deadline.after(Duration.ofSeconds(2), node.clock()));
            r.r1 = got == null ? "lost" : got;
        }

        @Actor
        public void sends() {
            a.deliver("message");
        }
    }

    @JCStressTest
    @Outcome(id = "2", expect = ACCEPTABLE, desc = "both messages were handled (B-01)")
    @Outcome(expect = FORBIDDEN, desc = "a message waits for a process that is not queued")
    @State
    public static class SendAgainstEndOfTurn extends Arena {
        private int handled;
        private final ReactiveProcess server =
                new ReactiveProcess(node, 3, message -> handled++, "first");

        @Actor
        public void handles() {
            run(server);
        }

        @Actor
        public void sends() {
            server.deliver("second");
        }

        @Arbiter
        public void seen(I_Result r) {
            settle();
            r.r1 = handled;
        }
    }

    @JCStressTest
    @Outcome(id = "true", expect = ACCEPTABLE, desc = "a runner at rest was woken in time")
    @Outcome(expect = FORBIDDEN, desc = "the wake-up was lost: work waits and runners rest")
    @State
    public static class WorkAgainstRest {
        private static final Node NODE =
                Node.start(NodeOptions.named("runners").events(EventSink.none()));
        private final CompletableFuture<Boolean> one = new CompletableFuture<>();
        private final CompletableFuture<Boolean> other = new CompletableFuture<>();

        @Actor
        public void one() {
            NODE.scheduler.ready(_ -> one.complete(true));
        }

        @Actor
        public void other() {
            NODE.scheduler.ready(_ -> other.complete(true));
        }

        @Arbiter
        public void seen(Z_Result r) {
            r.r1 =
                    one.thenCombine(other, Boolean::logicalAnd)
                            .completeOnTimeout(false, 2, TimeUnit.SECONDS)
                            .join();
        }
    }
}
