package dev.coppice.examples.basics;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.server.CallFailed;
import java.util.concurrent.Callable;

/// A server is asked, told, and asked too much.
class Counting {
    void main() {
        Node.run("counting", Counting::shell);
    }

    static void shell() throws Exception {
        Pid pid = Counter.start(41);
        Counter counter = new Counter(pid);
        counter.increment();
        IO.println(counter.value());
        ask(() -> counter.divide(0));
        ask(counter::value);
    }

    static void ask(Callable<Integer> question) throws Exception {
        try {
            IO.println(question.call());
        } catch (CallFailed failed) {
            IO.println("no answer: " + failed.cause());
        }
    }
}
