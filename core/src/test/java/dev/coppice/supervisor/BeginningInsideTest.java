package dev.coppice.supervisor;

import static dev.coppice.process.Processes.monitor;
import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coppice.process.Behaviour;
import dev.coppice.process.Down;
import dev.coppice.process.Event;
import dev.coppice.process.EventSink;
import dev.coppice.process.ExitReason;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.process.Processes;
import dev.coppice.server.Call;
import dev.coppice.server.GenServer;
import dev.coppice.server.Init;
import dev.coppice.server.Next;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A server begins on the thread of the supervisor that starts it, and nobody notices.
@Timeout(20)
class BeginningInsideTest {

    private final Map<Pid, Thread> ended = new ConcurrentHashMap<>();
    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private final Node node =
            Node.start(
                    NodeOptions.named("inside")
                            .events(
                                    new EventSink() {
                                        @Override
                                        public void on(Event event) {
                                            if (event instanceof Event.Ended(var pid, var _)) {
                                                ended.put(pid, Thread.currentThread());
                                            }
                                        }

                                        @Override
                                        public boolean followsLives() {
                                            return true;
                                        }
                                    }));
    private final Pid supervisor = begun();

    /// A supervisor whose parent stays.
    private Pid begun() {
        CompletableFuture<Pid> begun = new CompletableFuture<>();
        var _ =
                node.spawn(() -> {
                    begun.complete(DynamicSupervisor.startLink(DynamicSpec.DEFAULT));
                    receive();
                });
        return begun.join();
    }

    @AfterEach
    void close() {
        node.close();
    }

    private record Seen() implements Call<Boolean> {}

    /// A server of which only the beginning matters.
    private abstract static class Child implements GenServer<Seen, Boolean> {
        @Override
        public Next<Boolean> handle(Seen asked, Boolean state) {
            return Next.reply(asked, true, state);
        }
    }

    /// Starts it in a supervisor; answers on which thread the supervisor was meanwhile.
    private Thread started(Child child) {
        AtomicReference<Thread> starter = new AtomicReference<>();
        startedBy(supervisor, starter, child);
        return starter.get();
    }

    private Pid startedBy(Pid by, AtomicReference<Thread> starter, Child child) {
        return startedBy(
                by,
                ChildSpec.worker(
                        "child",
                        () -> {
                            starter.set(Thread.currentThread());
                            return GenServer.startLink(child);
                        }));
    }

    private Pid startedBy(Pid by, ChildSpec spec) {
        return node.in(() -> DynamicSupervisor.startChild(by, spec)).process().orElseThrow();
    }

    @Test
    void itsInitRunsOnTheThreadOfTheSupervisor() {
        AtomicReference<Thread> thread = new AtomicReference<>();
        AtomicReference<Pid> who = new AtomicReference<>();
        Thread starter =
                started(
                        new Child() {
                            @Override
                            public Init<Boolean> init() {
                                thread.set(Thread.currentThread());
                                who.set(self());
                                return Init.ok(true);
                            }
                        });
        assertThat(thread).hasValue(starter);
        assertThat(who.get()).isNotEqualTo(supervisor);
        assertThat(node.in(() -> GenServer.call(who.get(), new Seen()))).isTrue();
    }

    @Test
    void whatItContinuesWithDoesNotHoldUpTheSupervisor() {
        CountDownLatch released = new CountDownLatch(1);
        started(
                new Child() {
                    @Override
                    public Init<Boolean> init() {
                        return Init.ok(true).thenContinue("on");
                    }

                    @Override
                    public Next<Boolean> handleContinue(Object with, Boolean state)
                            throws Throwable {
                        released.await();
                        return Next.noReply(state);
                    }
                });
        assertThat(node.in(() -> DynamicSupervisor.countChildren(supervisor)).active())
                .isEqualTo(1);
        released.countDown();
    }

    @Test
    void itContinuesBeforeItHearsWhatWasSentWhileItBegan() {
        CountDownLatch heard = new CountDownLatch(1);
        started(
                new Child() {
                    @Override
                    public Init<Boolean> init() {
                        self().send("message");
                        return Init.ok(true).thenContinue("continued");
                    }

                    @Override
                    public Next<Boolean> handleContinue(Object with, Boolean state) {
                        seen.add(with);
                        return Next.noReply(state);
                    }

                    @Override
                    public Next<Boolean> handleInfo(Object message, Boolean state) {
                        seen.add(message);
                        heard.countDown();
                        return Next.noReply(state);
                    }
                });
        await(heard);
        assertThat(seen).containsExactly("continued", "message");
    }

    @Test
    void aKillOfTheSupervisorDoesNotInterruptAChildThatBegins() {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        CountDownLatch terminated = new CountDownLatch(1);
        ChildSpec child =
                ChildSpec.worker(
                        "child",
                        () ->
                                GenServer.startLink(
                                        new Child() {
                                            @Override
                                            public Init<Boolean> init()
                                                    throws InterruptedException {
                                                Processes.trapExit(true);
                                                begun.countDown();
                                                released.await();
                                                seen.add("undisturbed");
                                                return Init.ok(true);
                                            }

                                            @Override
                                            public void terminate(
                                                    ExitReason reason, Boolean state) {
                                                seen.add(reason);
                                                terminated.countDown();
                                            }
                                        }));
        var _ = node.spawn(() -> DynamicSupervisor.startChild(supervisor, child));
        await(begun);
        assertThat(node.info(supervisor).orElseThrow().status())
                .isEqualTo(ProcessInfo.Status.WAITING);

        supervisor.kill();
        while (!ended.containsKey(supervisor)) {
            Thread.onSpinWait();
        }
        released.countDown();

        await(terminated);
        assertThat(seen).containsExactly("undisturbed", ExitReason.KILLED);
    }

    @Test
    void aChildThatIsKilledAsItBeginsLeavesNothingToTheSupervisor() {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicReference<Pid> who = new AtomicReference<>();
        ChildSpec child =
                ChildSpec.worker(
                        "child",
                        () ->
                                GenServer.startLink(
                                        new Child() {
                                            @Override
                                            public Init<Boolean> init()
                                                    throws InterruptedException {
                                                who.set(self());
                                                begun.countDown();
                                                Thread.sleep(60_000);
                                                return Init.ok(true);
                                            }
                                        }));
        CountDownLatch answered = new CountDownLatch(1);
        var _ =
                node.spawn(() -> {
                    seen.add(DynamicSupervisor.startChild(supervisor, child));
                    answered.countDown();
                });
        await(begun);
        who.get().kill();
        await(answered);
        assertThat(seen).containsExactly(new ChildStart.Failed(ExitReason.KILLED));
        assertThat(
                        started(
                                new Child() {
                                    @Override
                                    public Init<Boolean> init() {
                                        seen.add(Thread.currentThread().isInterrupted());
                                        return Init.ok(true);
                                    }
                                }))
                .isNotNull();
        assertThat(seen).last().isEqualTo(false);
    }

    @Test
    void aTreeMayBeOfAnyHeight() {
        var _ = startedBy(supervisor, tree(200));
        assertThat(seen).containsExactly("leaf");
    }

    private ChildSpec tree(int height) {
        return height == 0
                ? ChildSpec.worker(
                        "leaf",
                        () ->
                                GenServer.startLink(
                                        new Child() {
                                            @Override
                                            public Init<Boolean> init() {
                                                seen.add("leaf");
                                                return Init.ok(true);
                                            }
                                        }))
                : ChildSpec.supervisor(
                        height, () -> Supervisor.startLink(Supervisor.oneForOne(tree(height - 1))));
    }

    @Test
    void anEndThatAProcessBringsAboutIsCarriedOutWhileItWaitsForIt() {
        Pid child = node.in(() -> Behaviour.spawn(_ -> {}, false, "first"));
        while (node.info(child).orElseThrow().status() != ProcessInfo.Status.WAITING) {
            Thread.onSpinWait();
        }
        AtomicReference<Thread> thread = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(1);
        Behaviour ends =
                _ -> {
                    thread.set(Thread.currentThread());
                    var watch = monitor(child);
                    child.exit(ExitReason.SHUTDOWN);
                    var _ = receive(Down.class, down -> down.ref().equals(watch));
                    done.countDown();
                };
        node.in(() -> Behaviour.spawn(ends, false, "go"));
        await(done);
        assertThat(ended).containsEntry(child, thread.get());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
