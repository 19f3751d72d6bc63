package dev.coppice.supervisor;

import static dev.coppice.process.Processes.exit;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.spawnLink;

import dev.coppice.process.EventSink;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A supervisor and its only child, which ends with whatever it is told, on a node that all the
/// states of a race share: they are too many for a node each.
final class Grove {

    private static final Node NODE =
            Node.start(NodeOptions.named("grove").events(EventSink.none()));

    /// Every process that was ever the child.
    final ConcurrentLinkedQueue<Pid> children = new ConcurrentLinkedQueue<>();

    private final CompletableFuture<Pid> started = new CompletableFuture<>();
    private final Pid gardener = NODE.spawn(this::plantAndWait);
    final Pid supervisor = started.join();

    private void plantAndWait() {
        ChildSpec child = ChildSpec.worker("child", this::startChild).shutdown(Shutdown.infinity());
        started.complete(Supervisor.startLink(Supervisor.oneForOne(child)));
        receive();
    }

    private Pid startChild() {
        Pid child = spawnLink(() -> exit(receive()));
        children.add(child);
        return child;
    }

    Pid child() {
        return children.peek();
    }

    ChildState childState() {
        return Supervisor.whichChildren(supervisor).getFirst().state();
    }

    long childrenAlive() {
        return children.stream().filter(Pid::isAlive).count();
    }

    /// Ends what is left.
    void clear() {
        gardener.exit("cleared");
    }
}
