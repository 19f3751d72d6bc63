package dev.coppice.interleavings;

import static org.jetbrains.lincheck.datastructures.ManagedStrategyGuaranteeKt.forClasses;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;
import org.jspecify.annotations.Nullable;

/// The interleavings of a class's operations, explored by Lincheck: for a moment in every build, at
/// length with `-Draces.mode=long`.
///
/// Two threads call one operation each, every pair of them that may overlap: after nothing, and
/// after an operation that goes first. Lincheck switches between the threads at every access to
/// shared memory, ever elsewhere. What they answer must be what they answer one after another,
/// nobody may wait for ever, and what the class checks at the end must hold. A failure shows the
/// steps that led to it.
public final class Explored {

    /// What can be trusted to be one step, or is only used under a lock.
    private static final String[] ONE_STEP = {
        "java.util.concurrent.ConcurrentHashMap",
        "java.util.concurrent.ConcurrentHashMap$KeySetView",
        "java.util.concurrent.ConcurrentLinkedQueue",
        "java.util.concurrent.ConcurrentSkipListMap",
        "dev.coppice.process.LinkTree",
        "dev.coppice.process.Few",
    };

    private final List<Method> operations;
    private final Actor atTheEnd;
    private final Predicate<Method> first;

    private Explored(Class<?> explored, Predicate<Method> first) {
        this.first = first;
        operations =
                annotated(explored, Operation.class)
                        .sorted(Comparator.comparing(Method::getName))
                        .toList();
        atTheEnd =
                annotated(explored, Validate.class).findFirst().map(Explored::actor).orElse(null);
    }

    /// Whether there is time.
    public static boolean atLength() {
        return System.getProperty("races.mode", "short").equals("long");
    }

    /// Explores each pair of a class's operations, after nothing and after the first one; at length
    /// after any, and random programs of two operations in each thread as well.
    public static void check(Class<?> explored, String first) {
        explore(
                explored,
                it -> atLength() || it.getName().equals(first),
                options().iterations(atLength() ? 100 : 0));
    }

    /// Explores each pair of a class's operations, one of which waits for the other: they cannot be
    /// carried out one after another.
    public static void checkTogether(Class<?> explored) {
        explore(explored, _ -> false, options().iterations(0).verifier(AnyResult.class));
    }

    /// Whatever they answer is right; the class checks what must be checked.
    public static final class AnyResult implements Verifier {

        /// What Lincheck calls.
        public AnyResult(Class<?> specification) {}

        @Override
        public boolean verifyResults(
                @Nullable ExecutionScenario scenario, @Nullable ExecutionResult results) {
            return true;
        }
    }

    private static void explore(
            Class<?> explored, Predicate<Method> first, ModelCheckingOptions options) {
        new Explored(explored, first).pairs().forEach(options::addCustomScenario);
        options.check(explored);
    }

    private static ModelCheckingOptions options() {
        return new ModelCheckingOptions()
                .addGuarantee(forClasses(ONE_STEP).allMethods().treatAsAtomic())
                .threads(2)
                .actorsBefore(1)
                .actorsPerThread(2)
                .actorsAfter(0)
                .invocationsPerIteration(atLength() ? 500 : 20);
    }

    private List<ExecutionScenario> pairs() {
        List<ExecutionScenario> pairs = new ArrayList<>();
        for (int one = 0; one < operations.size(); one++) {
            for (int other = one; other < operations.size(); other++) {
                if (mayOverlap(operations.get(one), operations.get(other))) {
                    pairs.addAll(scenarios(operations.get(one), operations.get(other)));
                }
            }
        }
        return pairs;
    }

    private List<ExecutionScenario> scenarios(Method one, Method other) {
        return Stream.concat(
                        Stream.of(List.<Actor>of()),
                        operations.stream().filter(first).map(it -> List.of(actor(it))))
                .map(before -> scenario(before, one, other))
                .toList();
    }

    private ExecutionScenario scenario(List<Actor> before, Method one, Method other) {
        return new ExecutionScenario(
                before, List.of(List.of(actor(one)), List.of(actor(other))), List.of(), atTheEnd);
    }

    private static boolean mayOverlap(Method one, Method other) {
        String group = one.getAnnotation(Operation.class).nonParallelGroup();
        return group.isEmpty()
                || !group.equals(other.getAnnotation(Operation.class).nonParallelGroup());
    }

    private static Actor actor(Method method) {
        return new Actor(method, List.of());
    }

    private static Stream<Method> annotated(Class<?> explored, Class<? extends Annotation> with) {
        return Arrays.stream(explored.getMethods()).filter(it -> it.isAnnotationPresent(with));
    }
}
