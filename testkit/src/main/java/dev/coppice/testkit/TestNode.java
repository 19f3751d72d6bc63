package dev.coppice.testkit;

import dev.coppice.process.Clock;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;

/// The node of one test: its process, its clock, what it told.
final class TestNode {

    private final Captured captured = new Captured();
    private final Optional<ManualClock> clock;
    private final Node node;
    private TestProcess process;

    TestNode(String name, Optional<ManualClock> clock) {
        this.clock = clock;
        this.node =
                Node.start(
                        NodeOptions.named(name)
                                .clock(clock.<Clock>map(set -> set).orElseGet(Clock::system))
                                .events(captured));
        var ours = node.attachment(Captured.class, () -> captured);
        assert ours == captured;
        this.process = new TestProcess(node);
    }

    Node node() {
        return node;
    }

    Optional<ManualClock> clock() {
        return clock;
    }

    /// Runs one of the test's methods in its process.
    ///
    /// @throws Throwable what the test fails with
    void run(TestProcess.Step step) throws Throwable {
        try {
            process.run(step);
        } catch (Throwable failure) {
            captured.attachTo(failure);
            throw failure;
        }
    }

    /// Runs a method that cleans up; in a new process, if the test's has been ended.
    ///
    /// @throws Throwable what the test fails with
    void cleanUp(TestProcess.Step step) throws Throwable {
        if (process.isEnded()) {
            process = new TestProcess(node);
        }
        run(step);
    }

    /// Ends the test's process and the node.
    ///
    /// @param strict whether what is left behind is a failure
    /// @throws AssertionFailedError when it is, or the test's process had been ended by a signal
    void end(boolean strict) {
        try (node) {
            process.end();
            if (strict) {
                Leftovers.refuse(node);
            }
        } catch (AssertionFailedError failure) {
            captured.attachTo(failure);
            throw failure;
        }
    }
}
