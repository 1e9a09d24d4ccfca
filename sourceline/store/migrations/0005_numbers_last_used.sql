-- 5: the highest row number each table ever had, so that a copy never takes a new row for one that was deleted.
CREATE TABLE last_numbers (
    "table" VARCHAR NOT NULL,
    n INTEGER NOT NULL,
    PRIMARY KEY ("table")
);
