package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.rules.Supervised.childOf;
import static dev.coppice.supervisor.Supervisor.oneForOne;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Down;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.server.GenServer;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.Supervisor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a node that was told nothing writes to the system logger.
class LoggedReportsTest {

    /// Keeps what is logged.
    private static final class Log extends Handler {
        final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            lines.add(logged.getMessage().lines().findFirst().orElse(""));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private final Logger logger = Logger.getLogger("dev.coppice");
    private final Log log = new Log();

    @BeforeEach
    void listen() {
        logger.addHandler(log);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(log);
        logger.setUseParentHandlers(true);
        logger.setLevel(null);
    }

    /// Lets a supervised server crash once.
    private static void crash() {
        try (Node node = Node.start("logged")) {
            node.in(() -> {
                Pid supervisor =
                        Supervisor.startLink(
                                oneForOne(
                                        ChildSpec.worker(
                                                "counter",
                                                () -> GenServer.startLink(new Counter(0)))));
                Pid counter = childOf(supervisor, "counter");
                var _ = monitor(counter);
                GenServer.cast(counter, new Counter.Fail());
                var _ = receive(Down.class);
                var _ = childOf(supervisor, "counter"); // it was restarted when this is answered
                Supervisor.stop(supervisor);
                return Optional.empty();
            });
        }
    }

    @Test
    @Rule("O-12")
    void failuresAreSeenAndStartsAreNot() {
        crash();
        assertThat(log.lines)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("server ").endsWith(" failed"),
                        line -> assertThat(line).startsWith("process ").endsWith(" crashed"),
                        line -> assertThat(line).startsWith("child of supervisor "));
    }

    @Test
    @Rule({"O-06", "O-12"})
    void startsAreSeenToByWhoAsksForThem() {
        logger.setLevel(Level.FINE);
        crash();
        assertThat(log.lines)
                .filteredOn(line -> line.contains(" started permanent worker counter "))
                .hasSize(2);
    }
}
