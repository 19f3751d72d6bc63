package dev.coppice.todo;

import static dev.coppice.process.Processes.node;
import static dev.coppice.supervisor.Supervisor.oneForOne;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.RestartIntensity;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.todo.access.LocalKey;
import dev.coppice.todo.api.Api;
import dev.coppice.todo.cache.Directory;
import dev.coppice.todo.cache.Lists;
import dev.coppice.todo.cache.ListsTree;
import dev.coppice.todo.cache.TodoCache;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.database.Readiness;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.database.sqlite.Sqlite;
import dev.coppice.todo.gate.Audit;
import dev.coppice.todo.gate.Gate;
import dev.coppice.todo.gate.KeyForTools;
import dev.coppice.todo.gate.Safety;
import dev.coppice.todo.memory.SpareMemory;
import dev.coppice.todo.observe.Health;
import dev.coppice.todo.observe.MeasuredEngine;
import dev.coppice.todo.observe.Metrics;
import dev.coppice.todo.observe.MetricsPage;
import dev.coppice.todo.observe.RequestLog;
import dev.coppice.todo.page.Page;
import dev.coppice.todo.registry.TodoRegistry;
import dev.coppice.todo.web.Http;
import dev.coppice.todo.web.TodoWeb;
import dev.coppice.todo.web.Trouble;
import dev.coppice.todo.web.helidon.HelidonHttp;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// The whole to-do system: the tree of processes that keep each other going.
///
/// ```
/// to-do system            one for one
/// ├── to-do registry      names for those below
/// ├── database            one for one
/// │   ├── worker 1        keeps a share of the lists
/// │   ├── worker 2
/// │   └── worker 3
/// ├── to-do lists         rest for one
/// │   ├── directory       knows all lists from afar
/// │   └── to-do cache     dynamic
/// │       └── list server …   keeps a list while it is used; temporary
/// ├── web                 holds the port
/// ├── key for tools       lets the tools of the folder's owner ask
/// └── spare memory        gives back what is not needed any more
/// ```
public final class TodoSystem {

    /// The name of the process.
    public static final Name NAME = Name.of("to-do system");

    private static final List<Name> PARTS =
            List.of(
                    NAME,
                    TodoRegistry.NAME,
                    Database.NAME,
                    ListsTree.NAME,
                    Directory.NAME,
                    TodoCache.NAME,
                    TodoWeb.NAME);

    private TodoSystem() {}

    /// Starts the system, linked to the calling process, and returns when it answers requests.
    public static Pid startLink(Settings settings) {
        return startLink(settings, new Sqlite());
    }

    /// Starts the system with a storage engine of the caller's, otherwise as [#startLink].
    public static Pid startLink(Settings settings, Store.Engine engine) {
        LocalKey key = LocalKey.to(settings.folder());
        InetSocketAddress address = settings.entrance().address();
        HelidonHttp http = new HelidonHttp(Safety.HEADERS);
        return startLink(
                settings,
                engine,
                TodoWeb.childSpec(address, http, handler(settings, key), whenFull()),
                KeyForTools.childSpec(key, address),
                SpareMemory.childSpec());
    }

    /// Starts the system without the web, otherwise as [#startLink]: only who is in this JVM can
    /// ask it.
    static Pid startLinkInside(Settings settings) {
        return startLink(settings, new Sqlite(), new ChildSpec[0]);
    }

    private static Pid startLink(Settings settings, Store.Engine engine, ChildSpec... more) {
        RestartIntensity intensity = settings.intensity();
        Database database = new Database(settings.workers());
        Store.Engine measured = new MeasuredEngine(engine, Metrics.of(node()));
        List<ChildSpec> children = new ArrayList<>();
        children.add(TodoRegistry.childSpec());
        children.add(
                Database.childSpec(settings.folder(), settings.workers(), measured, intensity));
        children.add(ListsTree.childSpec(database, intensity));
        children.addAll(List.of(more));
        return Supervisor.startLink(
                NAME, oneForOne(children).intensity(intensity.intensity(), intensity.period()));
    }

    /// Answers requests: health to everybody, the rest to those whom the gate lets in.
    private static Http.Handler handler(Settings settings, LocalKey key) {
        Metrics metrics = Metrics.of(node());
        Audit audit =
                settings.logRequests()
                        ? metrics.and(new RequestLog(InstantSource.system()))
                        : metrics;
        Database database = new Database(settings.workers());
        Http.Handler inside =
                new MetricsPage(metrics, database::waiting, new Page(new Api(lists(settings))));
        Gate gate = Gate.of(settings.entrance(), settings.folder(), key, audit, inside);
        Readiness readiness = new Readiness(settings.folder(), database);
        return new Health(PARTS, readiness::lacking, gate);
    }

    /// Answers when there is no room for more connections: it is no reason to restart a server that
    /// it has much to do, but one to send it nothing more.
    static Http.Handler whenFull() {
        String full = "all %d connections are taken".formatted(TodoWeb.ROOM);
        return new Health(PARTS, () -> List.of(full), _ -> Trouble.NO_ROOM.response());
    }

    /// The lists of a system that was started with these settings, for processes of its node.
    public static Lists lists(Settings settings) {
        Database database = new Database(settings.workers());
        return new Lists(new TodoCache(database, settings.expiry()), settings.requestLimit());
    }
}
