package dev.coppice.application;

import static dev.coppice.server.GenServer.FOREVER;
import static dev.coppice.server.GenServer.call;

import dev.coppice.process.Name;
import dev.coppice.process.Processes;
import dev.coppice.server.GenServer;
import dev.coppice.server.StartFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The applications of the node of the calling process: started, stopped and configured here.
public final class Applications {

    private static final Name CONTROLLER = Name.of("application_controller");

    private Applications() {}

    /// Starts an application, and returns when its tree is up or has failed to come up (W-01). What
    /// it needs must run already (W-03).
    public static ApplicationStart start(Application application, Application.Kind kind) {
        return call(controller(), new Controller.Start(application, kind), FOREVER);
    }

    /// Starts an application and, before it, whatever it needs and does not run yet, all of this
    /// kind (W-03). Stops at the first that fails; what was started runs on.
    ///
    /// @return what became of the last start
    public static ApplicationStart ensureAllStarted(
            Application application, Application.Kind kind) {
        return ensureAllStarted(application, kind, new ArrayList<>());
    }

    /// The same, and the names of those that it started are added to `started`, in order.
    public static ApplicationStart ensureAllStarted(
            Application application, Application.Kind kind, List<String> started) {
        for (Application needed : application.needs()) {
            ApplicationStart before = ensureAllStarted(needed, kind, started);
            if (!before.runs()) {
                return before;
            }
        }
        ApplicationStart result = start(application, kind);
        if (result instanceof ApplicationStart.Started) {
            started.add(application.name());
        }
        return result;
    }

    /// Stops an application and returns when its tree has ended. Others that need it run on (W-05).
    ///
    /// @return whether it ran
    public static boolean stop(String application) {
        return call(controller(), new Controller.Stop(application), FOREVER);
    }

    /// Stops every application, the last started first (W-12).
    public static void stopAll() {
        running().reversed().forEach(Applications::stop);
    }

    /// The names of those that run, in the order in which they were started.
    public static List<String> running() {
        return call(controller(), new Controller.Running(), FOREVER);
    }

    private static final class Environments {
        final Map<String, Map<String, Object>> all = new ConcurrentHashMap<>();
    }

    /// The settings of an application, to read and to change from any process; they are there
    /// whether it runs or not (W-10).
    public static Map<String, Object> environment(String application) {
        return Processes.node()
                .attachment(Environments.class, Environments::new)
                .all
                .computeIfAbsent(application, _ -> new ConcurrentHashMap<>());
    }

    private static Name controller() {
        if (Processes.whereis(CONTROLLER).isEmpty()) {
            try {
                GenServer.start(CONTROLLER, new Controller());
            } catch (StartFailed _) {
                // somebody was quicker
            }
        }
        return CONTROLLER;
    }
}
