package dev.coppice.benchmarks.run;

import dev.coppice.benchmarks.measure.Peer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The twins at hand: a program for each peer, and the processes that run it.
final class Twins implements AutoCloseable {

    private final Optional<Beam> beam;
    private final Map<Peer, TwinProcess> running = new ConcurrentHashMap<>();

    private Twins(Optional<Beam> beam) {
        this.beam = beam;
        Runtime.getRuntime().addShutdownHook(new Thread(this::abandon));
    }

    /// Leaves nothing behind when the run is broken off.
    private void abandon() {
        List.copyOf(running.values()).forEach(TwinProcess::abandon);
        beam.ifPresent(Beam::abandon);
    }

    /// Prepares the twins of these peers.
    static Twins of(Set<Peer> peers) throws IOException, InterruptedException {
        return new Twins(peers.contains(Peer.BEAM) ? Beam.compile() : Optional.empty());
    }

    /// Which of these peers there are on this machine.
    Set<Peer> available(Set<Peer> peers) {
        Set<Peer> here = EnumSet.copyOf(peers);
        if (beam.isEmpty()) {
            here.remove(Peer.BEAM);
        }
        return here;
    }

    /// Which BEAM there is, if any.
    Optional<String> beamVersion() throws IOException, InterruptedException {
        return beam.isPresent() ? Optional.of(beam.get().version()) : Optional.empty();
    }

    /// The process that does a peer's work; starts one if there is none.
    TwinProcess of(Peer peer) throws IOException {
        TwinProcess known = running.get(peer);
        if (known != null) {
            return known;
        }
        TwinProcess fresh = TwinProcess.start(command(peer));
        running.put(peer, fresh);
        return fresh;
    }

    private List<String> command(Peer peer) {
        return switch (peer) {
            case BEAM -> beam.orElseThrow().command();
            case OWN ->
                    java(
                            peer,
                            "--add-opens=java.base/java.lang=ALL-UNNAMED",
                            "-Dcoppice.carriers=own");
            case COPPICE, PLAIN, PEKKO -> java(peer);
        };
    }

    private static List<String> java(Peer peer, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(
                List.of(
                        "-cp",
                        System.getProperty("java.class.path"),
                        Twin.class.getName(),
                        peer.word()));
        return command;
    }

    /// Ends a peer's process, if there is one.
    void end(Peer peer) {
        TwinProcess known = running.remove(peer);
        if (known != null) {
            known.close();
        }
    }

    /// Ends every process.
    void endAll() {
        Set.copyOf(running.keySet()).forEach(this::end);
    }

    @Override
    public void close() throws IOException {
        endAll();
        if (beam.isPresent()) {
            beam.get().close();
        }
    }
}
