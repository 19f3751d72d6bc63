package dev.coppice.todo.torture;

import static dev.coppice.process.Processes.info;
import static dev.coppice.process.Processes.node;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.sleep;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Kills processes of its node at random.
public final class Killer {

    private static final int LONGEST_PAUSE_MILLIS = 100;

    /// Once in so many times there is a rest, in which everything can come back.
    private static final int RARELY = 40;

    private static final Duration REST = Duration.ofSeconds(1);

    private final Name spared;
    private final Random random;

    /// A killer that spares one: the supervisor of all, with whom everything would end.
    public Killer(Name spared, Random random) {
        this.spared = spared;
        this.random = random;
    }

    /// Waits for a moment and kills somebody: every other time one of those with a name, of whom
    /// there are few.
    ///
    /// @return who it was
    public Optional<String> killOne() {
        boolean rest = random.nextInt(RARELY) == 0;
        sleep(rest ? REST : Duration.ofMillis(random.nextInt(LONGEST_PAUSE_MILLIS)));
        Optional<Pid> spare = spared.pid();
        List<Pid> all = random.nextBoolean() ? named() : node().processes();
        List<Pid> victims =
                all.stream()
                        .filter(pid -> !pid.equals(self()) && !Optional.of(pid).equals(spare))
                        .toList();
        if (victims.isEmpty()) {
            return Optional.empty();
        }
        Pid victim = victims.get(random.nextInt(victims.size()));
        Optional<String> kind = info(victim).map(Killer::kind);
        victim.kill();
        return kind;
    }

    private static List<Pid> named() {
        return node().registered().stream().flatMap(name -> name.pid().stream()).toList();
    }

    /// What sort of process it is: its name, or what it runs.
    private static String kind(ProcessInfo process) {
        return process.name().map(Name::toString).orElseGet(() -> simple(process.code()));
    }

    /// `TodoServer` for `dev.coppice.todo.cache.TodoServer$Callbacks`.
    private static String simple(String code) {
        String type = code.substring(code.lastIndexOf('.') + 1);
        int inner = type.indexOf('$');
        return inner < 0 ? type : type.substring(0, inner);
    }
}
