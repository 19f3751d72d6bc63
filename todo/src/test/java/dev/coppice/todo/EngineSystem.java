package dev.coppice.todo;

import static dev.coppice.supervisor.Supervisor.oneForOne;

import dev.coppice.process.Pid;
import dev.coppice.supervisor.RestartIntensity;
import dev.coppice.supervisor.Supervisor;
import dev.coppice.todo.api.Api;
import dev.coppice.todo.cache.ListsTree;
import dev.coppice.todo.database.Database;
import dev.coppice.todo.database.Store;
import dev.coppice.todo.registry.TodoRegistry;
import dev.coppice.todo.web.TodoWeb;
import dev.coppice.todo.web.Trouble;
import dev.coppice.todo.web.helidon.HelidonHttp;
import java.util.Map;

/// A to-do system with a storage engine of the test's own, and nobody at the gate.
public final class EngineSystem {

    private EngineSystem() {}

    /// Starts it, linked to the test, and returns when it answers requests.
    public static Pid startLink(Settings settings, Store.Engine engine) {
        RestartIntensity intensity = settings.intensity();
        Database database = new Database(settings.workers());
        return Supervisor.startLink(
                oneForOne(
                                TodoRegistry.childSpec(),
                                Database.childSpec(
                                        settings.folder(), settings.workers(), engine, intensity),
                                ListsTree.childSpec(database, intensity),
                                TodoWeb.childSpec(
                                        settings.entrance().address(),
                                        new HelidonHttp(Map.of()),
                                        new Api(TodoSystem.lists(settings)),
                                        _ -> Trouble.NO_ROOM.response()))
                        .intensity(intensity.intensity(), intensity.period()));
    }
}
