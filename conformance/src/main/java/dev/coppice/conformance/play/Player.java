package dev.coppice.conformance.play;

import dev.coppice.conformance.script.Action;
import dev.coppice.conformance.script.Scenario;
import dev.coppice.conformance.script.Scenario.Step;
import dev.coppice.process.Event;
import dev.coppice.process.EventSink;
import dev.coppice.process.Node;
import dev.coppice.process.NodeOptions;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// Plays a scenario on Coppice, on a node of its own.
public final class Player {

    private final Scenario scenario;
    private final NodeOptions options;
    private final Stage stage = Stage.empty();
    private final Director director = new Director(stage);
    private final Rest rest;
    private volatile String step = "";

    private Player(Scenario scenario, boolean inOrder) {
        var free = NodeOptions.named(scenario.name()).events(new Ends(stage.journal()));
        this.scenario = scenario;
        this.options = inOrder ? free.inOrder() : free;
        this.rest = new Rest(stage, inOrder);
    }

    /// Plays a scenario, its processes taking their turns in a fixed order, and returns its trace,
    /// which ends with a line break. Waits until all has come to rest after the last step; if that
    /// takes longer than the limit, the trace says who was busy.
    public static String play(Scenario scenario, Duration limit) {
        return new Player(scenario, true).play(limit);
    }

    /// As [#play], but the processes run at the same time, as they do outside of tests. A scenario
    /// that races may have another trace each time.
    public static String playFreely(Scenario scenario, Duration limit) {
        return new Player(scenario, false).play(limit);
    }

    private String play(Duration limit) {
        return "scenario " + scenario.name() + "\n" + played(limit);
    }

    private String played(Duration limit) {
        var steps = new CompletableFuture<String>();
        try (var node = Node.start(options)) {
            node.spawn(() -> complete(steps));
            return steps.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return "TIMED OUT " + busy() + "\n";
        } catch (ExecutionException failure) {
            return "FAILED " + failure.getCause() + "\n";
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return "INTERRUPTED\n";
        }
    }

    private String busy() {
        return "in the step `" + step + "`, waiting for " + rest.waitingFor().orElse("its result");
    }

    private void complete(CompletableFuture<String> steps) {
        try {
            steps.complete(scenario.steps().stream().map(this::take).collect(Collectors.joining()));
        } catch (RuntimeException | Error failure) {
            steps.completeExceptionally(failure);
        }
    }

    private String take(Step step) {
        if (step.action() instanceof Action.Define(var definition)) {
            stage.definitions().add(definition);
            return "";
        }
        this.step = step.text();
        var result = director.result(step.action());
        rest.come();
        return new Trace(stage).of(step, result);
    }

    /// Writes down every process that ends.
    private record Ends(Journal journal) implements EventSink {
        @Override
        public void on(Event event) {
            if (event instanceof Event.Ended(var pid, var reason)) {
                journal.ended(pid, reason);
            }
        }

        @Override
        public boolean followsLives() {
            return true;
        }
    }
}
