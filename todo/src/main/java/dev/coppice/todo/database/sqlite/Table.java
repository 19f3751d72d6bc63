package dev.coppice.todo.database.sqlite;

/// A table whose rows have checksums.
///
/// @param each what a row is called, with its number after it
/// @param key what a row is found by: the first of its columns, or its place
/// @param insert a statement for a row
record Table(String name, String each, String key, String columns, String insert) {

    static final Table LISTS =
            new Table("list", "the row of", "id", ListRow.COLUMNS, ListRow.INSERT);

    static final Table ENTRIES =
            new Table("entry", "row", "list, id", EntryRow.COLUMNS, EntryRow.PUT);

    static final Table GRAVES =
            new Table("tombstone", "tombstone", "list, id", GraveRow.COLUMNS, GraveRow.PUT);

    static final Table CHANGES =
            new Table("change", "change", "rowid", ChangeRow.COLUMNS, ChangeRow.INSERT);

    static final Table ASIDE = new Table("set_aside", "row", "rowid", Aside.COLUMNS, Aside.INSERT);

    /// What is told of a row that is not as it was written.
    String told(Row row, Object file) {
        return "%s %s of list %s in %s does not match its checksum, and is set aside"
                .formatted(each, row.shown(1), row.shown(0), file);
    }
}
