-- 3: the log of decisions is append-only, also for whoever opens the file by hand.
CREATE TRIGGER decisions_never_change BEFORE UPDATE ON decisions BEGIN
    SELECT RAISE(ABORT, 'decisions are append-only: undo one by a new decision');
END;
CREATE TRIGGER decisions_never_go BEFORE DELETE ON decisions BEGIN
    SELECT RAISE(ABORT, 'decisions are append-only: undo one by a new decision');
END;
