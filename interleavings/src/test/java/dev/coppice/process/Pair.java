package dev.coppice.process;

/// Two processes of a node that nobody runs, for Lincheck: made anew for each interleaving, on one
/// node for all of them, as a node takes longer to make than an interleaving to run.
public abstract class Pair {

    static final Node NODE = Node.start(NodeOptions.named("pair").events(EventSink.none()));
    static final ExitReason BOOM = ExitReason.of("boom");

    static {
        NODE.scheduler.close(); // from now on, what is ready stays in the queue
    }

    final ThreadProcess a = new ThreadProcess(NODE, 1, () -> {});
    final ThreadProcess b = new ThreadProcess(NODE, 2, () -> {});

    /// Whatever the interleaving before has left to the node is taken away.
    Pair() {
        settle();
        NODE.names.all().forEach(NODE.names::unregister);
        NODE.processes().forEach(left -> NODE.forget((LocalProcess) left));
    }

    /// Carries out what is left to runners.
    static void settle() {
        for (Scheduler.Ready ready; (ready = NODE.scheduler.take()) != null; ) {
            ready.run(null);
        }
    }

    static void kill(LocalProcess process) {
        Signals.exit(process, NODE.outside(), ExitReason.KILL);
        settle();
    }

    static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
