package dev.coppice.todo.torture;

import static dev.coppice.process.Processes.sleep;

import dev.coppice.process.Node;
import dev.coppice.task.Task;
import dev.coppice.todo.ground.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command `todo torture`.
@Command(
        name = "torture",
        description = {
            "Tears a server of its own apart for a while, and says whether it kept its promises.",
            "Clients use it while its processes are killed at random, the whole JVM is killed and"
                    + " started again, and, where root may mount one, its disk is full."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it kept every promise",
            "1:it did not; standard output says which",
            "2:did not understand the command line"
        })
public final class Torture implements Callable<Integer> {

    /// The command that runs the server which is tortured.
    public static final String VICTIM = "torture-victim";

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "30",
            description = "How long. Else 30.")
    private int seconds;

    @Option(
            names = "--clients",
            paramLabel = "N",
            defaultValue = "16",
            description = "How many clients at once. Else 16.")
    private int clients;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "To do much the same again as a run that said this number.")
    private long seed = System.nanoTime();

    @Spec private CommandSpec spec = CommandSpec.create();

    private final Tally tally = new Tally();
    private Path folder = Path.of("");
    private int port;

    @Override
    public Integer call() throws IOException {
        require("--seconds", seconds, 1_000_000);
        require("--clients", clients, 1_000);
        folder = Files.createTempDirectory("todo-torture");
        port = freePort();
        IO.println("Torture for %d s, seed %d, in %s".formatted(seconds, seed, folder));
        Optional<SmallDisk> disk = SmallDisk.mount(folder, 64 + seconds);
        try (Node node = Node.start("torture")) {
            node.in(() -> {
                torture(disk);
                return true;
            });
        } finally {
            if (disk.isPresent()) {
                disk.get().close();
            }
        }
        new Report(tally, disk.isPresent()).print();
        if (tally.isWithoutComplaint()) {
            Folders.delete(folder);
            return 0;
        }
        return 1;
    }

    /// Nothing is said of promises that nobody was given.
    private void require(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s is %d, and should be 1 to %d".formatted(option, value, most));
        }
    }

    /// Run by a process.
    private void torture(Optional<SmallDisk> disk) throws Exception {
        Path lists = disk.map(SmallDisk::folder).orElse(folder).resolve("lists");
        try (Web web = new Web(port, tally)) {
            judge(lists, web, ledgers(lists, web, disk));
        }
    }

    /// Lets clients use the server while it suffers. In the end it is killed once more.
    private List<Client.Ledger> ledgers(Path lists, Web web, Optional<SmallDisk> disk)
            throws Exception {
        Random random = new Random(seed);
        AtomicBoolean over = new AtomicBoolean();
        try (Outside outside = new Outside(lists, port, random, folder.resolve("log"), tally)) {
            outside.start();
            List<Task<Client.Ledger>> all = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                Client client = new Client("client " + i, web, random.nextLong(), tally);
                all.add(Task.async(() -> client.run(over::get)));
            }
            outside.harm(disk, Duration.ofSeconds(seconds));
            over.set(true);
            return Task.awaitMany(all, Duration.ofMinutes(2));
        }
    }

    private void judge(Path lists, Web web, List<Client.Ledger> ledgers) throws Exception {
        ledgers.forEach(ledger -> {
            ledger.promised().forEach(_ -> tally.count("acknowledged"));
            ledger.unknown().forEach(_ -> tally.count("unknown"));
        });
        try (Server server = Server.unharmed(lists, port, folder.resolve("log"))) {
            server.isUp();
            awaitAnswer(web);
            new Verdict(web, tally).on(ledgers);
            Optional<Integer> code = server.terminate();
            if (!code.equals(Optional.of(0))) {
                tally.complain("told to stop, the server ended with " + code);
            }
        }
        String found = Server.check(lists, folder.resolve("log"));
        if (!found.endsWith("everything is as it was written.")) {
            tally.complain("of what is stored, not all is as it was written: " + found);
        }
    }

    private static void awaitAnswer(Web web) throws InterruptedException {
        for (int i = 0; i < 600 && web.entries("list 0", Client.DAYS.getFirst()).isEmpty(); i++) {
            sleep(Duration.ofMillis(100));
        }
    }

    private static int freePort() {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
