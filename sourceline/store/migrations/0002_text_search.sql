-- 2: full-text search over claims and documents, kept in step by triggers so that no writer can forget it.
CREATE VIEW claim_texts AS SELECT claim AS n, text FROM quotes WHERE claim IS NOT NULL;
CREATE VIRTUAL TABLE claims_fts USING fts5(
    text, content='claim_texts', content_rowid='n', prefix='2 3', tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER claims_fts_added AFTER INSERT ON quotes WHEN new.claim IS NOT NULL BEGIN
    INSERT INTO claims_fts (rowid, text) VALUES (new.claim, new.text);
END;
CREATE TRIGGER claims_fts_gone AFTER DELETE ON quotes WHEN old.claim IS NOT NULL BEGIN
    INSERT INTO claims_fts (claims_fts, rowid, text) VALUES ('delete', old.claim, old.text);
END;
CREATE VIRTUAL TABLE documents_fts USING fts5(
    title, text, content='documents', content_rowid='n', prefix='2 3',
    tokenize='porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_fts_added AFTER INSERT ON documents BEGIN
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.n, new.title, new.text);
END;
CREATE TRIGGER documents_fts_gone AFTER DELETE ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
END;
CREATE TRIGGER documents_fts_changed AFTER UPDATE OF title, text ON documents BEGIN
    INSERT INTO documents_fts (documents_fts, rowid, title, text) VALUES ('delete', old.n, old.title, old.text);
    INSERT INTO documents_fts (rowid, title, text) VALUES (new.n, new.title, new.text);
END;
