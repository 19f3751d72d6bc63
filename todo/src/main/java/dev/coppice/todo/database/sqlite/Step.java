package dev.coppice.todo.database.sqlite;

import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/// A step from one version of the tables to the next that SQL alone cannot make. It is made in one
/// transaction, and known by its version alone.
interface Step extends JavaMigration {

    @Override
    default @Nullable Integer getChecksum() {
        return null;
    }

    @Override
    default boolean canExecuteInTransaction() {
        return true;
    }
}
