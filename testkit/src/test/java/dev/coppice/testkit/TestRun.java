package dev.coppice.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder.request;

import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherFactory;

/// Runs the tests of a class, among them such as must fail.
final class TestRun implements TestExecutionListener {

    private final List<Throwable> failures = new ArrayList<>();
    private int passed;

    static TestRun of(Class<?> tests) {
        TestRun run = new TestRun();
        LauncherFactory.create().execute(request().selectors(selectClass(tests)).build(), run);
        return run;
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        result.getThrowable().ifPresent(failures::add);
        if (test.isTest() && result.getStatus() == TestExecutionResult.Status.SUCCESSFUL) {
            passed++;
        }
    }

    /// What its one failing test failed with.
    Throwable failure() {
        if (failures.size() != 1) {
            throw new AssertionError(
                    "expected one failure, not " + failures + ", " + passed + " passed");
        }
        return failures.getFirst();
    }

    List<Throwable> failures() {
        return failures;
    }

    int passed() {
        return passed;
    }
}
