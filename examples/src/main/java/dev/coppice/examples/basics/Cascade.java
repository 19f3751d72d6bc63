package dev.coppice.examples.basics;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Exit;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;

/// A worker exits; what is linked follows it, up to the process that traps exits.
class Cascade {
    record Started(String what, Pid pid) {}

    record DiskFull() {}

    void main() {
        Node.run("cascade", Cascade::shell);
    }

    static void shell() {
        trapExit(true);
        Pid system = self();
        Pid cache =
                spawnLink(() -> {
                    spawnLink(() -> database(system));
                    receive();
                });
        Pid database = receive(Started.class, s -> s.what().equals("database")).pid();
        Pid worker = receive(Started.class, s -> s.what().equals("worker")).pid();

        worker.send(new DiskFull());
        IO.println(receive(Exit.class));
        IO.println("The cache lives: " + cache.isAlive());
        IO.println("The database lives: " + database.isAlive());
    }

    static void database(Pid system) {
        system.send(new Started("database", self()));
        spawnLink(() -> worker(system));
        receive();
    }

    static void worker(Pid system) {
        system.send(new Started("worker", self()));
        receive(DiskFull.class);
        exit("the disk is full");
    }
}
