package dev.coppice.shell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// The source files that the build packs beside the shell, read for their doc comments.
final class Sources {

    private Sources() {}

    /// Something documented.
    ///
    /// @param type the type it is or belongs to
    /// @param name its own name
    /// @param signature how it is declared
    /// @param call how it is called, shortly
    /// @param comment what is said about it
    /// @param isOpen whether it is public
    record Entry(
            String type,
            String name,
            String signature,
            String call,
            String comment,
            boolean isMember,
            boolean isOpen) {

        boolean isCalled(String wanted) {
            return isOpen
                    && (name.equalsIgnoreCase(wanted)
                            || isMember && (type + "." + name).equalsIgnoreCase(wanted));
        }
    }

    private static final class Loaded {
        static final List<Entry> ALL = load();
    }

    /// Everything that is documented, types before their members.
    static List<Entry> all() {
        return Loaded.ALL;
    }

    /// What is documented in one type.
    static List<Entry> of(Class<?> type) {
        return all().stream().filter(entry -> entry.type().equals(type.getSimpleName())).toList();
    }

    private static List<Entry> load() {
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

    private static List<Entry> read(Path folder) throws IOException {
        List<Source> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path :
                    paths.filter(name -> name.toString().endsWith(".java")).sorted().toList()) {
                files.add(new Source(path.getFileName().toString(), Files.readString(path)));
            }
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        JavacTask task = (JavacTask) compiler.getTask(null, null, problem -> {}, null, null, files);
        List<Entry> entries = new ArrayList<>();
        for (CompilationUnitTree unit : task.parse()) {
            new Reader(DocTrees.instance(task), entries).read(unit);
        }
        return entries;
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

    /// Collects the documented declarations of a file; its argument is the enclosing type.
    private static final class Reader extends TreePathScanner<@Nullable Void, String> {
        private final DocTrees docs;
        private final List<Entry> entries;

        Reader(DocTrees docs, List<Entry> entries) {
            this.docs = docs;
            this.entries = entries;
        }

        @SuppressWarnings("CheckReturnValue") // a scanner answers nothing, in a roundabout way
        void read(CompilationUnitTree unit) {
            scan(unit, "");
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, String within) {
            String name = type.getSimpleName().toString();
            String said = docs.getDocComment(getCurrentPath());
            if (said != null) {
                String kind = type.getKind().name().toLowerCase(Locale.ROOT);
                entries.add(
                        new Entry(
                                name,
                                name,
                                kind + " " + name,
                                name,
                                said,
                                false,
                                isOpen(type.getModifiers())));
            }
            super.visitClass(type, name);
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, String within) {
            String name = method.getName().toString();
            String said = docs.getDocComment(getCurrentPath());
            if (said != null && !name.equals("<init>")) {
                String parameters = joined(method.getParameters());
                String names =
                        method.getParameters().stream()
                                .map(one -> one.getName().toString())
                                .collect(Collectors.joining(", "));
                entries.add(
                        new Entry(
                                within,
                                name,
                                method.getReturnType()
                                        + " "
                                        + within
                                        + "."
                                        + name
                                        + "("
                                        + parameters
                                        + ")",
                                name + "(" + names + ")",
                                said,
                                true,
                                isOpen(method.getModifiers())));
            }
            return null;
        }

        private static String joined(List<?> parameters) {
            return parameters.stream().map(Object::toString).collect(Collectors.joining(", "));
        }

        /// Whether it is public, as what an interface declares is unless it says private.
        private boolean isOpen(ModifiersTree modifiers) {
            var flags = modifiers.getFlags();
            var outer = getCurrentPath().getParentPath().getLeaf();
            return flags.contains(Modifier.PUBLIC)
                    || outer.getKind() == Tree.Kind.INTERFACE && !flags.contains(Modifier.PRIVATE);
        }
    }
}
