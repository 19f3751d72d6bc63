package dev.coppice.process;

/// Two processes of a node that nobody runs: the actors of a race do to them what their own threads
/// and others would, and carry out what is left to a runner.
public class Arena extends AtOnce {

    static final ExitReason BOOM = ExitReason.of("boom");

    /// One for all states of a race: it takes far longer to make than the race to run.
    static final Node NODE = Node.start(NodeOptions.named("arena").events(EventSink.none()));

    static {
        NODE.scheduler.close(); // from now on, what is ready stays in the queue
    }

    final ThreadProcess a = new ThreadProcess(NODE, 1, () -> {});
    final ThreadProcess b = new ThreadProcess(NODE, 2, () -> {});

    /// Several more, younger ones.
    static ThreadProcess[] others(int count) {
        ThreadProcess[] others = new ThreadProcess[count];
        for (int i = 0; i < count; i++) {
            others[i] = new ThreadProcess(NODE, 3 + i, () -> {});
        }
        return others;
    }

    static void kill(LocalProcess process) {
        Signals.exit(process, NODE.outside(), ExitReason.KILL);
        work();
    }

    /// Carries out what is left to runners, at the end of a race: one thread at a time, for several
    /// look at several races, and each may find what another race has left.
    static void settle() {
        synchronized (NODE) {
            work();
        }
    }

    /// Carries out what is left to runners.
    static void work() {
        for (Scheduler.Ready ready; (ready = NODE.scheduler.take()) != null; ) {
            run(ready);
        }
    }

    /// Carries out one piece of work.
    static void run(Scheduler.Ready ready) {
        if (ready instanceof ReactiveProcess server) {
            run(server, runnerOf(server));
        } else {
            ready.run(null);
        }
    }

    /// What only a server needs, and takes its time to make.
    static Runner runnerOf(ReactiveProcess server) {
        return Runner.of(NODE.scheduler, server);
    }

    /// Gives a server its turn: what it runs finds itself in that server.
    static void run(ReactiveProcess server, Runner runner) {
        Thread.currentThread().setUncaughtExceptionHandler(runner);
        server.run(runner);
        Thread.currentThread().setUncaughtExceptionHandler(null);
        Scheduler.Ready kept = runner.kept();
        if (kept != null) {
            run(kept);
        }
    }

    void linkThem() {
        Links.link(a, b);
    }

    static int messages(LocalProcess of, Class<?> type) {
        int[] count = {0};
        of.mailbox().drain(message -> count[0] += type.isInstance(message) ? 1 : 0);
        return count[0];
    }

    static int size(Object few) {
        return Few.list(few).size();
    }

    static int links(LocalProcess of) {
        return LinkTree.list(of.links).size();
    }
}
