package dev.coppice.todo;

import dev.coppice.process.EventSink;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.todo.torture.Killer;
import dev.coppice.todo.torture.Torture;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// The server that is tortured: a JVM that kills its own processes, as many as it can, and never
/// gives up because of that. It says `up` when it answers requests, and whom it kills.
@Command(name = Torture.VICTIM, hidden = true)
final class Victim implements Callable<Integer> {

    /// Nobody restarts that often, so nobody gives up.
    private static final int ANY_NUMBER = 1_000_000;

    @Option(names = "--folder", required = true)
    private Path folder = Path.of("");

    @Option(names = "--port", required = true)
    private int port;

    @Option(names = "--seed", required = true)
    private long seed;

    @Override
    public Integer call() {
        PrintStream told = System.out;
        System.setOut(
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Thread.ofPlatform().daemon().start(Victim::endWithTorturer);
        Settings settings =
                new Settings(port, folder, 3, Duration.ofSeconds(2))
                        .intensity(ANY_NUMBER, Duration.ofSeconds(5));
        try (Node node = Node.start(NodeOptions.named("victim").events(EventSink.none()))) {
            return node.in(() -> {
                TodoSystem.startLink(settings);
                told.println("up");
                Killer killer = new Killer(TodoSystem.NAME, new Random(seed));
                while (true) {
                    Optional<String> killed = killer.killOne();
                    killed.ifPresent(who -> told.println("killed " + who));
                }
            });
        }
    }

    /// Nobody is left behind who goes on for ever: standard input ends with the torturer.
    private static void endWithTorturer() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // it ends all the more
        }
        Runtime.getRuntime().halt(1);
    }
}
