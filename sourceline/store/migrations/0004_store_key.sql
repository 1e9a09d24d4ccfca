-- 4: a random key, so that a columnar copy on disk is never taken for another store's.
ALTER TABLE state ADD COLUMN "key" VARCHAR DEFAULT '' NOT NULL;
UPDATE state SET "key" = lower(hex(randomblob(8)));
