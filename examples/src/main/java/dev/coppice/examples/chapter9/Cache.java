package dev.coppice.examples.chapter9;

import dev.coppice.process.Name;
import dev.coppice.process.Pid;
import dev.coppice.supervisor.ChildSpec;
import dev.coppice.supervisor.DynamicSupervisor;

/// The supervisor of the list servers, which are started when they are first asked for.
public final class Cache {

    /// The name it is known by.
    public static final Name NAME = Name.of("cache");

    private Cache() {}

    /// How a supervisor starts the cache.
    public static ChildSpec childSpec() {
        return ChildSpec.supervisor(Cache.class, Cache::startLink);
    }

    private static Pid startLink() {
        IO.println("Starting to-do cache.");
        return DynamicSupervisor.startLink(NAME);
    }

    /// The server of a list: the one there is, or a new one. Several may ask at once: there is one
    /// name, so there will be one server.
    public static TodoServer serverProcess(String name) {
        return new TodoServer(
                TodoRegistry.list(name)
                        .pid()
                        .or(() ->
                                DynamicSupervisor.startChild(NAME, TodoServer.childSpec(name))
                                        .process())
                        .orElseThrow());
    }
}
