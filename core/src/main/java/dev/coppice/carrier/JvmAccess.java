package dev.coppice.carrier;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// What the JVM has but does not offer: virtual threads on a scheduler of one's own, and the thread
/// of the platform that carries the calling one. To be had where `java.base` opens `java.lang` to
/// this module, and the JVM is one that has it under these names.
///
/// @param builder makes a builder of virtual threads that a given executor runs
/// @param carrier answers the thread that carries the calling one: itself, if it is no virtual one
record JvmAccess(MethodHandle builder, MethodHandle carrier) {

    static @Nullable JvmAccess find() {
        try {
            var inside = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
            Class<?> ofVirtual = inside.findClass("java.lang.ThreadBuilders$VirtualThreadBuilder");
            return new JvmAccess(
                    inside.findConstructor(
                                    ofVirtual, MethodType.methodType(void.class, Executor.class))
                            .asType(
                                    MethodType.methodType(
                                            Thread.Builder.OfVirtual.class, Executor.class)),
                    inside.findStatic(
                            Thread.class,
                            "currentCarrierThread",
                            MethodType.methodType(Thread.class)));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError closed) {
            return null;
        }
    }

    /// A builder of virtual threads that this scheduler runs.
    Thread.Builder.OfVirtual threadsOn(Executor scheduler) {
        try {
            return (Thread.Builder.OfVirtual) builder.invokeExact(scheduler);
        } catch (Throwable failure) {
            throw unchecked(failure);
        }
    }

    /// The thread of the platform that carries the calling one: itself, if it is no virtual one.
    Thread currentCarrier() {
        try {
            return (Thread) carrier.invokeExact();
        } catch (Throwable failure) {
            throw unchecked(failure);
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        return switch (failure) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            default -> new IllegalStateException(failure);
        };
    }
}
