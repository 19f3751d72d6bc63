-- A row per entry: adding to a list writes one row, however long the list is.
CREATE TABLE entry (
    list     TEXT    NOT NULL,
    id       INTEGER NOT NULL,
    key      TEXT    NOT NULL,
    date     TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (list, id),
    UNIQUE (list, key)
) STRICT, WITHOUT ROWID;

-- Whose share of how many this file is. One row.
CREATE TABLE share (
    worker  INTEGER NOT NULL,
    workers INTEGER NOT NULL
) STRICT;
