-- Rows of changes are long. Sorted by list, each new one came between others, and pages that hold five
-- of them were split all the time. From now on it comes behind all others, those of a list in the
-- order of their revisions; and one index finds them by list, and by key.
ALTER TABLE change RENAME TO change_2;
DROP INDEX change_at;

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
    UNIQUE (list, key)
) STRICT;

-- By time, but for clocks that went back.
INSERT INTO change SELECT * FROM change_2
ORDER BY max(at) OVER (PARTITION BY list ORDER BY revision), list, revision;
DROP TABLE change_2;

CREATE INDEX change_at ON change (at);
