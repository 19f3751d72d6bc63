package dev.coppice.examples.basics;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Down;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.Ref;

/// A monitor watches one way: the watcher hears of the end and lives on.
class OneWay {
    record Boom(String reason) {}

    void main() {
        Node.run("one way", OneWay::shell);
    }

    static void shell() {
        Pid watched = spawn(() -> exit(receive(Boom.class).reason()));
        Ref watch = monitor(watched);
        watched.send(new Boom("oops"));
        Down down = receive(Down.class);
        IO.println(down);
        IO.println("This is what " + watch + " has seen: " + down.ref().equals(watch));

        monitor(watched);
        IO.println("Watched too late: " + receive(Down.class).reason());

        Pid other = spawn(() -> exit(receive(Boom.class).reason()));
        spawnMonitor(() -> {
            monitor(other);
            exit("the watcher crashes");
        });
        IO.println("The watcher: " + receive(Down.class).reason());
        IO.println("The watched lives: " + other.isAlive());
    }
}
