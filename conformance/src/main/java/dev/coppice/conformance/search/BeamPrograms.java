package dev.coppice.conformance.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The Erlang programs that play scenarios on the BEAM, compiled into a folder of their own.
final class BeamPrograms implements AutoCloseable {

    private static final List<String> NAMES =
            List.of(
                    "beam_stage",
                    "beam_actor",
                    "beam_operation",
                    "beam_board",
                    "beam_gremlin",
                    "beam_words");

    private final Path folder;

    private BeamPrograms(Path folder) {
        this.folder = folder;
    }

    /// Compiles the programs; throws [NoErlang] where that is not possible.
    static BeamPrograms compile() {
        return compile("erlc");
    }

    /// As [#compile()], with a compiler of that name.
    static BeamPrograms compile(String compiler) {
        try {
            var programs = new BeamPrograms(Files.createTempDirectory("coppice-beam"));
            try {
                programs.compileAll(compiler);
                return programs;
            } catch (NoErlang missing) {
                programs.close();
                throw missing;
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    Path folder() {
        return folder;
    }

    private void compileAll(String compiler) throws IOException {
        List<String> command = new ArrayList<>(List.of(compiler, "-o", folder.toString()));
        for (var name : NAMES) {
            var file = folder.resolve(name + ".erl");
            try (var source = BeamPrograms.class.getResourceAsStream(name + ".erl")) {
                if (source == null) {
                    throw new IllegalStateException(name + ".erl is not beside this class");
                }
                Files.copy(source, file);
            }
            command.add(file.toString());
        }
        try {
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new NoErlang(compiler + " could not compile the programs in " + folder);
            }
        } catch (IOException missing) {
            throw NoErlang.without(compiler, missing);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new NoErlang("interrupted while compiling");
        }
    }

    /// Removes the folder.
    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
