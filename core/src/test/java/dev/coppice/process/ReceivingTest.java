package dev.coppice.process;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of messages that are taken in unusual places.
@Timeout(30)
class ReceivingTest {

    private final Node node = Node.start("receiving");

    @AfterEach
    void close() {
        node.close();
    }

    @Test
    void aPredicateThatReceivesLeavesTheRestToTheReceiveItServes() {
        List<Object> taken =
                node.in(() -> {
                    for (String message : List.of("m1", "m2", "m3", "m4")) {
                        self().send(message);
                    }
                    List<Object> order = new ArrayList<>();
                    String last =
                            receive(
                                    String.class,
                                    message -> {
                                        if (order.isEmpty()) {
                                            order.add(receive());
                                            order.add(receive());
                                            return false;
                                        }
                                        return message.equals("m4");
                                    });
                    order.add(last);
                    order.add(receive());
                    return order;
                });
        assertThat(taken).containsExactly("m1", "m2", "m4", "m3");
    }

    @Test
    void whatAPredicateHasReceivedIsNotReceivedAgain() {
        List<Object> taken =
                node.in(() -> {
                    self().send("m1");
                    self().send("m2");
                    List<Object> order = new ArrayList<>();
                    order.add(
                            receive(
                                    String.class,
                                    _ -> {
                                        if (order.isEmpty()) {
                                            order.add(receive());
                                        }
                                        return true;
                                    }));
                    return order;
                });
        assertThat(taken).containsExactly("m1", "m2");
    }

    @Test
    void aMessageThatWasReceivedIsNotKeptInMemory() {
        CompletableFuture<WeakReference<Object>> received = new CompletableFuture<>();
        CountDownLatch released = new CountDownLatch(1);
        Pid receiver =
                node.spawn(() -> {
                    received.complete(new WeakReference<>(receive()));
                    released.await();
                });
        receiver.send(new byte[1_000]);
        WeakReference<Object> message = received.join();
        assertThat(Garbage.isGone(() -> message.get() == null)).isTrue();
        released.countDown();
    }
}
