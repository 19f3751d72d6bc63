package dev.coppice.shell;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import org.jspecify.annotations.Nullable;

/// Collects the documented declarations of source files, types before their members. The argument
/// of its visits is the name of the enclosing type.
final class SourceScanner extends TreePathScanner<@Nullable Void, String> {

    private final DocTrees docs;
    private final List<Documented> found = new ArrayList<>();

    SourceScanner(DocTrees docs) {
        this.docs = docs;
    }

    /// Reads one more file.
    @SuppressWarnings("CheckReturnValue") // a scanner answers nothing, in a roundabout way
    void read(CompilationUnitTree unit) {
        scan(unit, "");
    }

    /// What was found in the files that were read.
    List<Documented> found() {
        return found;
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, String within) {
        String name = type.getSimpleName().toString();
        String kind = type.getKind().name().toLowerCase(Locale.ROOT);
        comment()
                .ifPresent(said ->
                        found.add(
                                new Documented(
                                        name,
                                        name,
                                        kind + " " + name,
                                        name,
                                        said,
                                        false,
                                        isOpen(type.getModifiers()))));
        super.visitClass(type, name);
        return null;
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, String within) {
        String name = method.getName().toString();
        if (method.getReturnType() == null) {
            return null; // a constructor
        }
        String parameters = joined(method.getParameters());
        String names = joined(method.getParameters().stream().map(VariableTree::getName).toList());
        String signature =
                method.getReturnType() + " " + within + "." + name + "(" + parameters + ")";
        member(within, name, signature, name + "(" + names + ")", method.getModifiers());
        return null;
    }

    @Override
    public @Nullable Void visitVariable(VariableTree field, String within) {
        String name = field.getName().toString();
        String signature = field.getType() + " " + within + "." + name;
        member(within, name, signature, name, field.getModifiers());
        return null;
    }

    private void member(
            String type, String name, String signature, String call, ModifiersTree modifiers) {
        comment()
                .ifPresent(said ->
                        found.add(
                                new Documented(
                                        type,
                                        name,
                                        signature,
                                        call,
                                        said,
                                        true,
                                        isOpen(modifiers))));
    }

    private Optional<String> comment() {
        return Optional.ofNullable(docs.getDocComment(getCurrentPath()));
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
