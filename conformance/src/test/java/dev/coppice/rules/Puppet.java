package dev.coppice.rules;

import static dev.coppice.process.Processes.*;
import static dev.coppice.testkit.ProcessAssertions.*;

import dev.coppice.process.Body;
import dev.coppice.process.Down;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;
import java.util.Optional;
import java.util.concurrent.Callable;

/// A process that does what a test tells it, one thing after another. Nobody is linked to it; it
/// ends with `shutdown` when the test is over. Other messages stay in its mailbox.
///
/// @param pid the process
record Puppet(Pid pid) {

    private record Work(Ref ref, Pid asker, Callable<?> code) {}

    private record Done(Ref ref, Optional<Object> result) {}

    static Puppet start() {
        Pid test = self();
        return new Puppet(spawn(() -> obey(test)));
    }

    /// One that traps exits already.
    static Puppet trapping() {
        Puppet puppet = start();
        puppet.does(() -> trapExit(true));
        return puppet;
    }

    private static void obey(Pid test) throws Exception {
        Ref over = monitor(test);
        for (; ; ) {
            Object next =
                    receive(
                            Object.class,
                            message ->
                                    message instanceof Work
                                            || message instanceof Down down && down.ref() == over);
            if (!(next instanceof Work work)) {
                throw exit(ExitReason.SHUTDOWN);
            }
            work.asker().send(new Done(work.ref(), Optional.ofNullable(work.code().call())));
        }
    }

    /// Lets it do this, and does not wait for it.
    void tell(Body code) {
        pid.send(new Work(new Ref(), self(), () -> run(code)));
    }

    /// Lets it do this, and waits until it has.
    void does(Body code) {
        var _ = done(() -> run(code));
    }

    /// Lets it find this out, and waits for the result.
    @SuppressWarnings("unchecked") // what the code answered
    <T> T answers(Callable<T> code) {
        return (T) done(code).orElseThrow();
    }

    private Optional<Object> done(Callable<?> code) {
        Ref ref = new Ref();
        pid.send(new Work(ref, self(), code));
        return assertReceives(Done.class, done -> done.ref() == ref).result();
    }

    private static Object run(Body code) throws Exception {
        try {
            code.run();
            return true;
        } catch (Exception | Error failure) {
            throw failure;
        } catch (Throwable odd) {
            throw new AssertionError(odd);
        }
    }
}
