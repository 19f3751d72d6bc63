package dev.coppice.examples.basics;

import static dev.coppice.process.Processes.*;

import dev.coppice.process.Body;
import dev.coppice.process.Node;
import dev.coppice.process.Thrown;

/// The three kinds of runtime error, caught: each is told from the others.
class ThreeKinds {
    void main() {
        Node.run("three kinds", ThreeKinds::shell);
    }

    static void shell() {
        IO.println(attempt(() -> Integer.parseInt("four")));
        IO.println(attempt((Body) () -> exit("enough")));
        IO.println(attempt((Body) ThreeKinds::search));
        IO.println(attempt(() -> Integer.parseInt("4")));
    }

    static void search() {
        for (int number = 1; ; number++) {
            if (number * number > 1000) {
                throw new Thrown(number);
            }
        }
    }
}
