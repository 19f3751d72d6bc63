package dev.coppice.testkit;

import dev.coppice.process.Node;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/// What {@link CoppiceTest} stands for: gives every test a node and lets its methods run in a
/// process there.
public final class ProcessExtension
        implements BeforeEachCallback, AfterEachCallback, InvocationInterceptor, ParameterResolver {

    private static final Namespace OURS = Namespace.create(ProcessExtension.class);

    /// Made by JUnit.
    public ProcessExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        Optional<ManualClock> clock =
                asksForClock(context) ? Optional.of(new ManualClock()) : Optional.empty();
        context.getStore(OURS).put(TestNode.class, new TestNode(context.getDisplayName(), clock));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        boolean passed = context.getExecutionException().isEmpty();
        try {
            of(context).end(passed && !mayLeaveProcesses(context));
        } catch (AssertionError failure) {
            if (passed) {
                throw failure;
            } // else the test has said what went wrong first
        }
    }

    private static boolean asksForClock(ExtensionContext context) {
        return Stream.concat(
                        context.getTestMethod().stream(),
                        context.getTestInstances().stream()
                                .flatMap(instances -> instances.getAllInstances().stream())
                                .flatMap(instance -> lifecycleMethods(instance.getClass())))
                .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                .anyMatch(ManualClock.class::equals);
    }

    private static Stream<Method> lifecycleMethods(Class<?> type) {
        return Stream.of(BeforeEach.class, AfterEach.class)
                .flatMap(when ->
                        AnnotationSupport.findAnnotatedMethods(
                                type, when, HierarchyTraversalMode.TOP_DOWN)
                                .stream());
    }

    private static boolean mayLeaveProcesses(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), LeavesProcesses.class)
                || AnnotationSupport.findAnnotation(
                                context.getRequiredTestClass(),
                                LeavesProcesses.class,
                                context.getEnclosingTestClasses())
                        .isPresent();
    }

    private static TestNode of(ExtensionContext context) {
        TestNode node = context.getStore(OURS).get(TestNode.class, TestNode.class);
        if (node == null) {
            throw new IllegalStateException("no test is running in " + context.getDisplayName());
        }
        return node;
    }

    @Override
    public void interceptBeforeEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        of(context).run(invocation::proceed);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        of(context).run(invocation::proceed);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        of(context).run(invocation::proceed);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<@Nullable Void> invocation,
            DynamicTestInvocationContext test,
            ExtensionContext context)
            throws Throwable {
        of(context).run(invocation::proceed);
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<@Nullable Void> invocation,
            ReflectiveInvocationContext<Method> method,
            ExtensionContext context)
            throws Throwable {
        of(context).cleanUp(invocation::proceed);
    }

    private static final List<Class<?>> PARAMETERS = List.of(Node.class, ManualClock.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getDeclaringExecutable() instanceof Method
                && PARAMETERS.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestNode node = of(context);
        return parameter.getParameter().getType() == Node.class
                ? node.node()
                : node.clock().orElseThrow();
    }
}
