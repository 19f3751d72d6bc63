package dev.coppice.examples;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;

/// A program of the examples, which is run as Java's launcher would run it.
///
/// @param source its file, such as `drills/Drill1.java`
record Program(String source) {

    private static final Pattern NUMBERED = Pattern.compile("<0\\.\\d+>|#Ref<\\w+>");

    /// Runs it and answers the lines it prints, with its pids and references numbered in the order
    /// in which they first appear.
    ///
    /// @param folder what it is given, if it takes arguments
    List<String> run(Path folder) throws ReflectiveOperationException {
        Class<?> type =
                Class.forName(
                        "dev.coppice.examples." + source.replace(".java", "").replace('/', '.'));
        Method main =
                Arrays.stream(type.getDeclaredMethods())
                        .filter(method -> method.getName().equals("main"))
                        .findFirst()
                        .orElseThrow(() -> new NoSuchMethodException(source + " has no main"));
        main.setAccessible(true);
        if (main.getParameterCount() == 1) {
            Object arguments = new String[] {folder.toString()};
            return printed(() -> main.invoke(null, arguments));
        }
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        return printed(() -> main.invoke(constructor.newInstance()));
    }

    private interface Run {
        @SuppressWarnings("unused") // what main returns: nothing
        Object run() throws ReflectiveOperationException;
    }

    private static List<String> printed(Run run) throws ReflectiveOperationException {
        Logger reports = Logger.getLogger("dev.coppice");
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            reports.setLevel(Level.OFF);
            System.setOut(captured);
            var _ = run.run();
        } catch (InvocationTargetException failed) {
            throw new AssertionError("the program failed", failed.getCause());
        } finally {
            System.setOut(out);
            reports.setLevel(null);
        }
        return numbered(printed.toString(StandardCharsets.UTF_8).lines().toList());
    }

    /// Pids and references are different in every run; what matters is which of them are the same.
    static List<String> numbered(List<String> lines) {
        Map<String, String> numbers = new HashMap<>();
        return lines.stream()
                .map(line ->
                        NUMBERED.matcher(line)
                                .replaceAll(found ->
                                        numbers.computeIfAbsent(
                                                found.group(), _ -> "<" + numbers.size() + ">")))
                .toList();
    }
}
