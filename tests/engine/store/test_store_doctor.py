"""The doctor finds what is wrong and says it; migrations make what the table definitions promise."""

import sqlite3

import pytest
from sqlalchemy.exc import IntegrityError

from sourceline.store import tables
from sourceline.store.engine import open_engine
from sourceline.store.migrate import migrations, statements
from tests.engine.store.made import BANNU, Report


@pytest.fixture
def hurt(store, run):
    """Runs SQL that no part of Sourceline would, on a store with one report, and gives what the doctor says then."""
    store.add(
        Report()
        .event("A bomb went off in Bannu.", place=BANNU, perpetrators=("ttp",))
        .claim("He said so.")
        .extraction(),
        run,
    )
    assert store.doctor() == []

    def apply(sql):
        raw = sqlite3.connect(store.engine.url.database)
        raw.executescript(sql)
        raw.close()
        return [(problem.check, problem.message) for problem in store.doctor()]

    return apply


def test_a_moved_quote_is_found(hurt):
    ((check, message),) = hurt('UPDATE quotes SET start = start + 1, "end" = "end" + 1 WHERE event IS NOT NULL')
    assert check == "quotes"
    assert "event 1" in message


def test_a_moved_mention_is_found(hurt):
    ((check, message),) = hurt("UPDATE mentions SET text = 'other'")
    assert (check, "ttp" in message) == ("mentions", True)


def test_a_changed_text_is_found_with_its_quotes(hurt):
    checks = [check for check, _ in hurt("UPDATE documents SET text = 'Quite another text, long enough to hold all.'")]
    assert checks == ["texts", "quotes", "quotes", "mentions"]


def test_a_record_without_a_quote_is_found(hurt):
    assert [check for check, _ in hurt("DELETE FROM quotes WHERE claim IS NOT NULL")] == ["quotes"]


def test_a_broken_key_is_found(hurt):
    ((check, message),) = hurt("UPDATE event_actors SET entity = 77")
    assert (check, "event_actors" in message, "entities" in message) == ("foreign keys", True, True)


def test_a_text_search_out_of_step_is_found_and_mended(hurt, store):
    found = hurt("INSERT INTO claims_fts (claims_fts) VALUES ('delete-all')")
    assert [check for check, _ in found] == ["text search"]
    store.rebuild_search()
    assert store.doctor() == []


def test_a_missing_column_is_found(hurt):
    assert ("schema", "table saved_views lacks page") in hurt("ALTER TABLE saved_views DROP COLUMN page")


def test_decisions_cannot_be_changed_even_by_hand(store):
    with store.writing() as connection:
        connection.exec_driver_sql(
            "INSERT INTO decisions (at, author, action, kind, target, value, reason)"
            " VALUES ('2026-01-01', 'a', 'accept', 'event', 'e_1', '{}', 'made up')"
        )
    for sql in ("UPDATE decisions SET reason = 'other'", "DELETE FROM decisions"):
        with pytest.raises(IntegrityError, match="append-only"), store.writing() as connection:
            connection.exec_driver_sql(sql)


def shape(connection, table):
    columns = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
    keys = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")').all()
    indexes = connection.exec_driver_sql(f'PRAGMA index_list("{table}")').all()
    return (
        sorted(tuple(row[1:]) for row in columns),
        sorted(row[2:7] for row in keys),
        sorted(row[1:] for row in indexes),
    )


def test_migrations_make_what_the_table_definitions_say(store, tmp_path):
    defined = open_engine(f"sqlite:///{tmp_path / 'defined.db'}")
    tables.metadata.create_all(defined)
    with defined.connect() as expected, store.reading() as made:
        for table in tables.metadata.tables:
            assert shape(made, table) == shape(expected, table), table


def test_every_older_schema_is_brought_forward(tmp_path, store):
    from sourceline.store import open_store

    for age in range(len(migrations())):
        path = tmp_path / f"age{age}.db"
        raw = sqlite3.connect(path)
        for file in migrations()[:age]:
            raw.executescript(file.read_text())
        raw.execute(f"PRAGMA user_version = {age}")
        raw.commit()
        raw.close()
        forward = open_store(f"sqlite:///{path}")
        assert forward.doctor() == []


def test_a_script_is_split_at_statements_and_not_inside_triggers():
    script = "-- said\nCREATE TABLE a (b);\nCREATE TRIGGER c AFTER INSERT ON a BEGIN\n  DELETE FROM a;\nEND;\n"
    assert [statement.split()[1] for statement in statements(script)] == ["TABLE", "TRIGGER"]
