package dev.coppice.examples.basics;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Node;
import dev.coppice.process.Pid;

/// Two processes that send each other messages.
class Greeter {
    record Hello(Pid from, String name) {}

    record Greeting(String text) {}

    void main() {
        Node.run("greetings", Greeter::shell);
    }

    static void shell() {
        Pid greeter = spawn(Greeter::greet);
        IO.println(self() + " has spawned " + greeter);
        greeter.send("not a greeting");
        greeter.send(new Hello(self(), "Alice"));
        greeter.send(new Hello(self(), "Bob"));
        IO.println(receive(Greeting.class).text());
        IO.println(receive(Greeting.class).text());
    }

    static void greet() {
        for (int greeted = 1; ; greeted++) {
            Hello hello = receive(Hello.class);
            hello.from()
                    .send(new Greeting("Hello, " + hello.name() + ", you are number " + greeted));
        }
    }
}
