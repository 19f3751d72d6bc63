package dev.coppice.shell;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// The source files that the build packs beside the shell, read for their doc comments.
final class Sources {

    private Sources() {}

    private static final class Loaded {
        static final List<Documented> ALL = load();
    }

    /// Everything that is documented, types before their members.
    static List<Documented> all() {
        return Loaded.ALL;
    }

    /// What is documented in one type.
    static List<Documented> of(Class<?> type) {
        return all().stream().filter(one -> one.type().equals(type.getSimpleName())).toList();
    }

    private static List<Documented> load() {
        try {
            URI here = Objects.requireNonNull(Sources.class.getResource("sources")).toURI();
            if (!here.getScheme().equals("jar")) {
                return read(Path.of(here));
            }
            try (var jar = FileSystems.newFileSystem(here, Map.of())) {
                String within = here.toString().substring(here.toString().indexOf('!') + 1);
                return read(jar.getPath(within));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Documented> read(Path folder) throws IOException {
        List<Source> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path :
                    paths.filter(name -> name.toString().endsWith(".java")).sorted().toList()) {
                files.add(new Source(path.getFileName().toString(), Files.readString(path)));
            }
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(null, null, problem -> {}, null, null, files);
        SourceScanner scanner = new SourceScanner(DocTrees.instance(task));
        for (CompilationUnitTree unit : task.parse()) {
            scanner.read(unit);
        }
        return scanner.found();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean lenient) {
            return text;
        }
    }
}
