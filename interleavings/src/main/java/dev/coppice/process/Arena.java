package dev.coppice.process;

/// Two processes of a node that nobody runs: the actors of a race do to them what their own threads
/// and others would, and carry out what is left to a runner.
public class Arena {

    static final ExitReason BOOM = ExitReason.of("boom");

    final Node node = Node.start(NodeOptions.named("arena").events(EventSink.none()));
    final ThreadProcess a = new ThreadProcess(node, 1, () -> {});
    final ThreadProcess b = new ThreadProcess(node, 2, () -> {});

    public Arena() {
        node.scheduler.close(); // from now on, what is ready stays in the queue
    }

    /// Carries out what is left to runners.
    void settle() {
        for (Scheduler.Ready ready; (ready = node.scheduler.take()) != null; ) {
            run(ready);
        }
    }

    /// Carries out one piece of work. Only a server needs a runner, and making one takes its time.
    void run(Scheduler.Ready ready) {
        ready.run(ready instanceof ReactiveProcess ? Runner.of(node.scheduler, ready) : null);
    }

    void linkThem() {
        Links.link(a, b);
    }

    static int messages(LocalProcess of, Class<?> type) {
        int[] count = {0};
        of.mailbox.drain(message -> count[0] += type.isInstance(message) ? 1 : 0);
        return count[0];
    }

    static int size(Object few) {
        return Few.list(few).size();
    }
}
