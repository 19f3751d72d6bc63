package dev.coppice.todo.observe;

import static java.time.Duration.ofMillis;

import dev.coppice.process.Event;
import dev.coppice.process.EventSink;
import dev.coppice.process.Name;
import dev.coppice.process.Node;
import dev.coppice.process.Pid;
import dev.coppice.process.ProcessInfo;
import dev.coppice.supervisor.SupervisorEvent.ChildEnded;
import dev.coppice.todo.gate.Audit;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is counted and measured of a node and of the requests to it, for Prometheus.
public final class Metrics implements EventSink, Audit, MeasuredEngine.Commits {

    private final Node node;
    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final MultiGauge mailboxes =
            MultiGauge.builder("coppice.mailbox.messages")
                    .description("Messages that wait in the mailbox of a process with a name")
                    .register(registry);
    private final Counter crashes =
            Counter.builder("coppice.crashes")
                    .description("Processes that died of an error")
                    .register(registry);

    private final MultiGauge waiting =
            MultiGauge.builder("coppice.commit.waiting")
                    .description("Changes that wait to be written by a database worker")
                    .register(registry);
    private final DistributionSummary commitSizes =
            DistributionSummary.builder("coppice.commit.changes")
                    .description("Changes that were committed together")
                    .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
                    .register(registry);
    private final Timer commitTimes =
            Timer.builder("coppice.commit")
                    .description("How long it took to write changes and to commit them together")
                    .serviceLevelObjectives(
                            ofMillis(1),
                            ofMillis(3),
                            ofMillis(10),
                            ofMillis(30),
                            ofMillis(100),
                            ofMillis(300),
                            ofMillis(1_000))
                    .register(registry);

    private final Requests requests = new Requests(registry);
    private boolean measuresTheJvm;

    private Metrics(Node node) {
        this.node = node;
        Gauge.builder("coppice.processes", node, Node::size)
                .description("Processes there are")
                .register(registry);
    }

    /// The metrics of a node, which are kept as long as it lives: what restarts does not make them
    /// forget.
    public static Metrics of(Node node) {
        return node.attachment(Metrics.class, () -> listening(node));
    }

    private static Metrics listening(Node node) {
        Metrics metrics = new Metrics(node);
        var _ = node.listen(metrics);
        return metrics;
    }

    /// All of them as they are now, in the text format of Prometheus.
    public String text() {
        measureTheJvm();
        mailboxes.register(
                node.registered().stream().flatMap(name -> mailbox(name).stream()).toList(), true);
        return registry.scrape();
    }

    /// Only when somebody asks, as the JVM takes its time to be measured: a start does not.
    private synchronized void measureTheJvm() {
        if (!measuresTheJvm) {
            new JvmMemoryMetrics().bindTo(registry);
            new ProcessorMetrics().bindTo(registry);
            new UptimeMetrics().bindTo(registry);
            new FileDescriptorMetrics().bindTo(registry);
            measuresTheJvm = true;
        }
    }

    private Optional<Row<?>> mailbox(Name name) {
        return node.whereis(name)
                .flatMap(node::info)
                .map(ProcessInfo::mailboxLength)
                .map(length -> Row.of(Tags.of("process", name.toString()), length));
    }

    /// Takes down how many changes wait for which worker.
    void waiting(Map<Integer, Integer> byWorker) {
        List<Row<?>> rows = new ArrayList<>();
        byWorker.forEach((worker, count) ->
                rows.add(Row.of(Tags.of("worker", String.valueOf(worker)), count)));
        waiting.register(rows, true);
    }

    @Override
    public void committed(int changes, Duration time) {
        commitSizes.record(changes);
        commitTimes.record(time);
    }

    @Override
    public void on(Event event) {
        switch (event) {
            case ChildEnded ended when ended.child().restart().after(ended.reason()) ->
                    restarted(ended);
            case Event.Crashed _ -> crashes.increment();
            default -> {}
        }
    }

    private void restarted(ChildEnded ended) {
        Counter.builder("coppice.restarts")
                .description("Children that were restarted after they had ended")
                .tag("supervisor", named(ended.supervisor()))
                .tag("child", named(ended.child().id()))
                .register(registry)
                .increment();
    }

    @Override
    public void hear(Visit visit) {
        requests.count(visit);
    }

    /// Names live as long as the server; a pid is another one after each restart.
    private static String named(Object what) {
        return switch (what) {
            case Pid _ -> "none";
            case Class<?> type -> type.getSimpleName();
            default -> what.toString();
        };
    }
}
