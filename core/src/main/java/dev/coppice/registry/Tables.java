package dev.coppice.registry;

import dev.coppice.process.Name;
import dev.coppice.process.Node;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The registries of a node by name.
final class Tables {

    private final ConcurrentMap<String, Table> tables = new ConcurrentHashMap<>();

    static Tables of(Node node) {
        return node.attachment(Tables.class, Tables::new);
    }

    /// Returns the registry with this name. The table of one that was killed stays behind and is
    /// nobody's.
    Optional<Table> find(Name name) {
        return Optional.ofNullable(tables.get(name.value()))
                .filter(table -> table.keeper().isAlive());
    }

    void publish(Table table) {
        tables.put(table.spec().name().value(), table);
    }

    void withdraw(Table table) {
        tables.remove(table.spec().name().value(), table);
    }
}
