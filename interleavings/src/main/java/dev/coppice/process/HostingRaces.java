package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// A process is ended just as it steps aside for another, or goes on: the other is not struck.
public final class HostingRaces {

    private static final Node NODE =
            Node.start(NodeOptions.named("hosting").events(EventSink.none()));

    private HostingRaces() {}

    @JCStressTest
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the guest was left alone (X-25)")
    @Outcome(
            id = "true, .*",
            expect = FORBIDDEN,
            desc = "the interrupt of the host struck its guest")
    @Outcome(id = ".*, false", expect = FORBIDDEN, desc = "the host was not let go")
    @State
    public static class KillOfAHost extends AtOnce {
        private static final int MOMENTS = 32;
        private final ReactiveProcess host = new ReactiveProcess(NODE, 1, this::handle, "first");
        private volatile boolean handling;
        private volatile boolean struck;
        private volatile boolean left;

        /// The host is a process of the node, or nobody would carry out its end.
        public KillOfAHost() {
            NODE.admit(host);
        }

        @Actor
        public void hosts() {
            host.begin();
            boolean _ = RunnerRaces.comes(() -> left);
        }

        @Actor
        public void kills() {
            boolean _ = RunnerRaces.comes(() -> handling);
            together();
            host.kill();
        }

        private void handle(Object first) {
            handling = true;
            together();
            try {
                boolean _ = ((Runner) Context.current()).hosting().run(this::guest);
            } finally {
                left = true;
            }
        }

        private void guest(Runner by) {
            for (int moment = 0; moment < MOMENTS; moment++) {
                struck |= Thread.currentThread().isInterrupted();
            }
        }

        @Arbiter
        public void seen(ZZ_Result r) {
            r.r1 = struck;
            r.r2 = left && RunnerRaces.comes(() -> host.runningThread() == null);
        }
    }
}
