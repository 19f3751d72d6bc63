-- What V1 had is moved by V3.
ALTER TABLE entry RENAME TO entry_1;

-- A row per list. The last column of each table is a checksum of the others.
CREATE TABLE list (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL,
    revision   INTEGER NOT NULL,
    next_entry INTEGER NOT NULL,
    entries    INTEGER NOT NULL,
    open       INTEGER NOT NULL,
    created_at INTEGER NOT NULL, -- milliseconds since 1970, as all times
    changed_at INTEGER NOT NULL,
    deleted_at INTEGER,
    checksum   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- A row per entry as it is now: adding to a list writes one, however long the list is.
CREATE TABLE entry (
    list       TEXT    NOT NULL,
    id         INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    position   TEXT    NOT NULL,
    title      TEXT    NOT NULL,
    notes      TEXT    NOT NULL,
    due        TEXT,
    time       TEXT,
    zone       TEXT,
    priority   INTEGER NOT NULL,
    labels     TEXT    NOT NULL, -- JSON
    done_at    INTEGER,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL,
    folded     TEXT    NOT NULL, -- what is searched, without case and accents
    checksum   INTEGER NOT NULL,
    PRIMARY KEY (list, id)
) STRICT, WITHOUT ROWID;

-- For what is to be done, over all lists, by day.
CREATE INDEX entry_open ON entry (ifnull(due, '9999-99-99'), ifnull(time, ''), list, id)
    WHERE done_at IS NULL;

-- For what was done, over all lists, the last first.
CREATE INDEX entry_done ON entry (-done_at, list, id) WHERE done_at IS NOT NULL;

-- What is left of a deleted entry.
CREATE TABLE tombstone (
    list     TEXT    NOT NULL,
    id       INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    checksum INTEGER NOT NULL,
    PRIMARY KEY (list, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX tombstone_at ON tombstone (at);

-- A row per change, written together with what it changes: it can be taken back, and a request that
-- comes again with its key finds it here.
CREATE TABLE change (
    list     TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    key      TEXT    NOT NULL,
    print    TEXT    NOT NULL, -- of what was asked for with this key
    at       INTEGER NOT NULL,
    undoes   INTEGER,
    summary  TEXT,             -- the list from then on, if more changes than entries; JSON
    steps    TEXT    NOT NULL, -- what happens to which entries; JSON
    checksum INTEGER NOT NULL,
    PRIMARY KEY (list, revision),
    UNIQUE (list, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX change_at ON change (at);
