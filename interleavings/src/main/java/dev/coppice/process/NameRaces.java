package dev.coppice.process;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/// Names are taken and given up by several at once, and by processes that end.
public final class NameRaces {

    private static final AtomicLong NAMES = new AtomicLong();

    private NameRaces() {}

    private static Name newName() {
        return Name.of("name" + NAMES.incrementAndGet());
    }

    @JCStressTest
    @Outcome(id = "free", expect = ACCEPTABLE, desc = "the name is free in the end (N-04)")
    @Outcome(expect = FORBIDDEN, desc = "a process that is gone holds a name")
    @State
    public static class RegisterAgainstExit extends Arena {
        private final Name name = newName();

        @Actor
        public void registers() {
            together();
            try {
                NODE.names.register(name, a);
            } catch (IllegalArgumentException e) {
                // it is gone already (N-03)
            }
        }

        @Actor
        public void ends() {
            together();
            kill(a);
        }

        @Arbiter
        public void seen(L_Result r) {
            settle();
            r.r1 = NODE.whereis(name).isEmpty() ? "free" : "held";
        }
    }

    @JCStressTest
    @Outcome(id = "alive, held", expect = ACCEPTABLE, desc = "both were asked before the end")
    @Outcome(id = "alive, free", expect = ACCEPTABLE, desc = "it ended in between")
    @Outcome(id = "boom, free", expect = ACCEPTABLE, desc = "it ended before both were asked")
    @Outcome(id = "noproc, free", expect = ACCEPTABLE, desc = "both were asked after the end")
    @Outcome(expect = FORBIDDEN, desc = "known to have ended, and its name not free (M-16)")
    @State
    public static class WhereisAgainstExit extends Arena {
        private final Name name = newName();

        public WhereisAgainstExit() {
            NODE.names.register(name, a);
        }

        @Actor
        public void asks(LL_Result r) {
            together();
            Monitors.monitor(b, a, MonitorOptions.PLAIN);
            r.r1 =
                    b.mailbox().poll() instanceof Down(_, _, var reason)
                            ? reason.toString()
                            : "alive";
            r.r2 = NODE.whereis(name).isEmpty() ? "free" : "held";
        }

        @Actor
        public void ends() {
            together();
            a.finished(BOOM);
        }
    }

    @JCStressTest
    @Outcome(id = "a", expect = ACCEPTABLE, desc = "it belongs to one of them (N-01)")
    @Outcome(id = "b", expect = ACCEPTABLE, desc = "it belongs to one of them (N-01)")
    @Outcome(expect = FORBIDDEN, desc = "both think that they hold it, or neither does")
    @State
    public static class TwoRegisterOneName extends Arena {
        private final Name name = newName();

        @Actor
        public void one() {
            together();
            NODE.names.register(name, a);
        }

        @Actor
        public void other() {
            together();
            NODE.names.register(name, b);
        }

        @Arbiter
        public void seen(L_Result r) {
            Pid holder = NODE.whereis(name).orElse(null);
            r.r1 = (a.name == null ? "" : "a") + (b.name == null ? "" : "b");
            if (holder != (a.name == null ? b : a)) {
                r.r1 = "held by " + holder + ", who think they do: " + r.r1;
            }
            NODE.names.unregister(name);
        }
    }

    @JCStressTest
    @Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the first has freed it (N-05)")
    @Outcome(id = "false, true", expect = ACCEPTABLE, desc = "the first has freed it (N-05)")
    @Outcome(expect = FORBIDDEN, desc = "both have freed it, or neither")
    @State
    public static class TwoUnregister extends Arena {
        private final Name name = newName();

        public TwoUnregister() {
            NODE.names.register(name, a);
        }

        @Actor
        public void one(ZZ_Result r) {
            together();
            r.r1 = unregisters();
        }

        @Actor
        public void other(ZZ_Result r) {
            together();
            r.r2 = unregisters();
        }

        private boolean unregisters() {
            try {
                NODE.names.unregister(name);
                return true;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    }
}
