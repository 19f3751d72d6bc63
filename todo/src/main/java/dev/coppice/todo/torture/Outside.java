package dev.coppice.todo.torture;

import static dev.coppice.process.Processes.sleep;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;

/// What a server suffers from outside: its JVM is killed and started again, and its disk is full.
final class Outside implements AutoCloseable {

    /// How long it may take until somebody's change is taken.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path lists;
    private final int port;
    private final Random random;
    private final Path log;
    private final Tally tally;
    private Optional<Server> server = Optional.empty();

    Outside(Path lists, int port, Random random, Path log, Tally tally) {
        this.lists = lists;
        this.port = port;
        this.random = random;
        this.log = log;
        this.tally = tally;
    }

    /// Starts the server, again and again until it is up.
    void start() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 20; attempt++) {
            Server fresh = Server.victim(lists, port, random.nextLong(), log, tally::count);
            server = Optional.of(fresh);
            if (fresh.isUp()) {
                return;
            }
            fresh.close();
            sleep(Duration.ofMillis(500));
        }
        throw new IOException("the server does not start: " + log + " says why");
    }

    /// Does what can be done to it for so long.
    void harm(Optional<SmallDisk> disk, Duration time) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (int round = 0; System.nanoTime() < end; round++) {
            sleep(Duration.ofMillis(1_000 + random.nextInt(3_000)));
            if (!server.map(Server::isAlive).orElse(false)) {
                tally.complain("the server has ended by itself: " + log + " may say why");
            }
            if (disk.isPresent() && round % 3 == 1) {
                full(disk.get());
            } else {
                killAndStart();
            }
        }
    }

    private void killAndStart() throws IOException, InterruptedException {
        if (server.isPresent()) {
            server.get().kill();
            tally.count("killed the JVM");
        }
        start();
    }

    /// Sometimes the JVM is killed while there is no room, and starts all the same.
    private void full(SmallDisk disk) throws IOException, InterruptedException {
        disk.fill();
        try {
            tally.count("disk full");
            sleep(Duration.ofMillis(1_000 + random.nextInt(1_000)));
            if (random.nextInt(3) == 0) {
                killAndStart();
            }
        } finally {
            disk.empty();
        }
        awaitChange(tally.counted(Web.CHANGE));
    }

    /// Now that there is room again, changes are taken again, and nobody has to help.
    private void awaitChange(long before) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (tally.counted(Web.CHANGE) == before) {
            if (System.nanoTime() > end) {
                tally.complain("there is room again, and no change is taken");
                return;
            }
            sleep(Duration.ofMillis(50));
        }
    }

    /// Kills the server for good.
    @Override
    public void close() {
        server.ifPresent(Server::close);
        server = Optional.empty();
    }
}
