package dev.coppice.shell;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.constant.ClassDesc;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.InternalException;
import org.jspecify.annotations.Nullable;

/// Loads what was typed at the prompt into this JVM, woven with checkpoints.
final class SnippetLoader extends ClassLoader implements LoaderDelegate {

    private final Map<String, byte[]> known = new ConcurrentHashMap<>();
    private final Weaver weaver =
            new Weaver(
                    ClassHierarchyResolver.ofResourceParsing(this::typed)
                            .orElse(ClassHierarchyResolver.defaultResolver()));

    SnippetLoader() {
        super("prompt", SnippetLoader.class.getClassLoader());
    }

    @Override
    public void load(ClassBytecodes[] compiled) {
        for (ClassBytecodes one : compiled) {
            known.put(one.name(), one.bytecodes());
        }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> loaded = findLoadedClass(name);
        if (loaded != null) {
            return loaded;
        }
        byte[] bytes = known.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] woven = weaver.woven(bytes);
        return defineClass(name, woven, 0, woven.length);
    }

    private @Nullable InputStream typed(ClassDesc type) {
        String descriptor = type.descriptorString();
        byte[] bytes =
                known.get(descriptor.substring(1, descriptor.length() - 1).replace('/', '.'));
        return bytes == null ? null : new ByteArrayInputStream(bytes);
    }

    @Override
    public void classesRedefined(ClassBytecodes[] compiled) {
        throw new UnsupportedOperationException("classes are replaced, never redefined");
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        throw new InternalException(
                "the class path is fixed when the shell starts: " + Path.of(path));
    }
}
