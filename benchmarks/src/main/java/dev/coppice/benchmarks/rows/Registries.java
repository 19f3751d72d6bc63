package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.self;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.process.Processes;
import dev.coppice.registry.Keys;
import dev.coppice.registry.Registration;
import dev.coppice.registry.Registry;
import java.util.List;
import java.util.Optional;

/// Looking processes up by key and by name, and registering them. The BEAM has no registry of its
/// own; its twin does with ETS tables what Elixir's does.
final class Registries {

    private static final int ENTRIES = 10_000;
    private static final Registry REGISTRY = Registry.named("benchmark-registry");
    private static final Name NAME = Name.of("benchmark-name");

    static final List<Row> ROWS =
            List.of(
                    Row.of("registry-lookup", "registry", "registry: look-up among 10,000")
                            .size(200_000, 2_000)
                            .target(Target.partOfBeam(2))
                            .on(Peer.COPPICE, Registries::lookUp)
                            .andOnBeam(),
                    Row.of("registry-register", "registry", "registry: register + unregister")
                            .size(50_000, 500)
                            .target(Target.partOfBeam(2))
                            .on(Peer.COPPICE, Registries::register)
                            .andOnBeam(),
                    Row.of("name-lookup", "registry", "whereis(name)")
                            .size(500_000, 2_000)
                            .target(Target.partOfBeam(2))
                            .on(Peer.COPPICE, Registries::whereis)
                            .andOnBeam(),
                    Row.of("name-register", "registry", "register + unregister a name")
                            .size(50_000, 500)
                            .target(Target.partOfBeam(2))
                            .on(Peer.COPPICE, Registries::name)
                            .andOnBeam());

    private Registries() {}

    private static Measurement lookUp(int times) {
        return Coppice.run(() -> {
            var registry = Registry.startLink(REGISTRY.name(), Keys.UNIQUE);
            String[] keys = new String[ENTRIES];
            for (int i = 0; i < ENTRIES; i++) {
                keys[i] = "key-" + i;
                WrongResult.unlessEqual(
                        "registration", new Registration.Registered(), REGISTRY.register(keys[i]));
            }
            Pid self = self();
            long start = System.nanoTime();
            int found = 0;
            for (int i = 0; i < times; i++) {
                found += REGISTRY.whereis(keys[i % ENTRIES]).orElse(registry) == self ? 1 : 0;
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("found", times, found);
            return Measurement.of(times, time);
        });
    }

    private static Measurement register(int times) {
        return Coppice.run(() -> {
            var registry = Registry.startLink(REGISTRY.name(), Keys.UNIQUE);
            long start = System.nanoTime();
            int registered = 0;
            for (int i = 0; i < times; i++) {
                var done = REGISTRY.register("key");
                registered += done instanceof Registration.Registered ? 1 : 0;
                REGISTRY.unregister("key");
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("registered", times, registered);
            WrongResult.unless("still there", 0, REGISTRY.lookup("key").size());
            WrongResult.unlessEqual("registry alive", true, registry.isAlive());
            return Measurement.of(times, time);
        });
    }

    private static Measurement whereis(int times) {
        return Coppice.run(() -> {
            Pid self = self();
            Processes.register(NAME);
            long start = System.nanoTime();
            int found = 0;
            for (int i = 0; i < times; i++) {
                Optional<Pid> holder = Processes.whereis(NAME);
                found += holder.isPresent() && holder.get() == self ? 1 : 0;
            }
            long time = System.nanoTime() - start;
            WrongResult.unless("found", times, found);
            return Measurement.of(times, time);
        });
    }

    private static Measurement name(int times) {
        return Coppice.run(() -> {
            long start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                Processes.register(NAME);
                Processes.unregister(NAME);
            }
            long time = System.nanoTime() - start;
            WrongResult.unlessEqual("holder", Optional.empty(), Processes.whereis(NAME));
            return Measurement.of(times, time);
        });
    }
}
