package dev.coppice.benchmarks.rows;

import static dev.coppice.process.Processes.receive;
import static dev.coppice.process.Processes.self;
import static dev.coppice.process.Processes.spawn;

import dev.coppice.benchmarks.measure.Measurement;
import dev.coppice.benchmarks.measure.Peer;
import dev.coppice.benchmarks.measure.Row;
import dev.coppice.benchmarks.measure.Target;
import dev.coppice.benchmarks.measure.WrongResult;
import dev.coppice.benchmarks.peer.Coppice;
import dev.coppice.benchmarks.peer.Plain;
import dev.coppice.process.Pid;

/// A tree of processes, each with ten children; the leaves send their number, the others the sum of
/// what their children send. A million leaves make 1,111,111 processes.
final class Skynet {

    private static final int CHILDREN = 10;

    static final Row ROW =
            Row.of("skynet", "lives", "tree of 1,111,111 processes (skynet)")
                    .size(1_000_000, 1_000)
                    .target(Target.partOfBeam(2))
                    .on(Peer.COPPICE, Skynet::coppice)
                    .on(Peer.PLAIN, Skynet::plain)
                    .andOnBeam();

    private Skynet() {}

    private static Measurement coppice(int leaves) {
        return Coppice.run(() -> {
            Pid self = self();
            long start = System.nanoTime();
            spawn(() -> grow(self, 0, leaves));
            long sum = receive(Long.class);
            return checked(leaves, sum, start);
        });
    }

    private static void grow(Pid parent, long number, int leaves) {
        if (leaves == 1) {
            parent.send(number);
            return;
        }
        Pid self = self();
        int share = leaves / CHILDREN;
        for (int i = 0; i < CHILDREN; i++) {
            long child = number + (long) i * share;
            spawn(() -> grow(self, child, share));
        }
        long sum = 0;
        for (int i = 0; i < CHILDREN; i++) {
            sum += (Long) receive();
        }
        parent.send(sum);
    }

    private static Measurement plain(int leaves) throws Exception {
        return Plain.run(() -> {
            Plain<Long> mailbox = new Plain<>();
            long start = System.nanoTime();
            start(mailbox, 0, leaves);
            long sum = mailbox.take();
            return checked(leaves, sum, start);
        });
    }

    private static void start(Plain<Long> parent, long number, int leaves) {
        var thread = Thread.startVirtualThread(() -> grow(parent, number, leaves));
        assert thread.isVirtual();
    }

    private static void grow(Plain<Long> parent, long number, int leaves) {
        if (leaves == 1) {
            parent.put(number);
            return;
        }
        Plain<Long> mailbox = new Plain<>();
        int share = leaves / CHILDREN;
        for (int i = 0; i < CHILDREN; i++) {
            start(mailbox, number + (long) i * share, share);
        }
        long sum = 0;
        for (int i = 0; i < CHILDREN; i++) {
            sum += mailbox.take();
        }
        parent.put(sum);
    }

    private static Measurement checked(long leaves, long sum, long start) {
        long time = System.nanoTime() - start;
        WrongResult.unless("sum", leaves * (leaves - 1) / 2, sum);
        return Measurement.of(1, time);
    }
}
