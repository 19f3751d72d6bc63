-- Rows that were found damaged, as they were read, so that the rest of their list can be used.
CREATE TABLE set_aside (
    list     TEXT    NOT NULL, -- its id, if that is whole
    at       INTEGER NOT NULL,
    content  TEXT    NOT NULL,
    checksum INTEGER NOT NULL
) STRICT;
