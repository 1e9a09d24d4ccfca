"""The command line as a user runs it: data on stdout, words on stderr, exit codes. All texts are made up."""

import json
import os
import sqlite3
import subprocess
import sys

import pytest

TEXT = "PESHAWAR: Gunmen opened fire on a police van in Bannu on Monday, killing two officers, police said."
OTHER = "QUETTA: A roadside bomb wounded three soldiers near Mastung on Tuesday, officials said."


@pytest.fixture
def run(root, tmp_path):
    def run(*words, **environment):
        env = {**os.environ, "SOURCELINE_STORE_URL": f"sqlite:///{tmp_path / 'cli.db'}", **environment}
        command = [sys.executable, "-m", "sourceline", *map(str, words)]
        return subprocess.run(command, cwd=root, env=env, capture_output=True, text=True, check=False)

    return run


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(TEXT)
    return path


def test_extract_prints_one_json_line_a_document(run, report, tmp_path):
    lines = tmp_path / "more.jsonl"
    record = {"id": "x1", "text": f"  {OTHER}", "published": "2025-05-28", "title": "A title"}
    lines.write_text(json.dumps(record) + "\n\n" + json.dumps({"text": "Rain is expected in the north."}) + "\n")
    done = run("extract", report, "--jsonl", lines)
    assert done.returncode == 0, done.stderr
    first, second, third = map(json.loads, done.stdout.splitlines())
    assert first["document"]["text"] == TEXT
    assert (second["document"]["id"], second["document"]["title"]) == ("x1", "A title")
    assert second["document"]["text"] == f"  {OTHER}", "texts of --jsonl are taken as they stand"
    assert third["events"] == []
    for record in (first, second):
        text = record["document"]["text"]
        assert record["events"]
        for event in record["events"]:
            for quote in event["quotes"]:
                assert text[quote["start"] : quote["end"]] == quote["text"]


def test_refused_files_are_named_and_the_others_still_read(run, report, tmp_path):
    (tmp_path / "bad.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    done = run("extract", tmp_path / "bad.png", report)
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert "bad.png: this is a PNG image" in done.stderr


def test_a_broken_line_is_named(run, tmp_path):
    path = tmp_path / "broken.jsonl"
    path.write_text('{"text": \n{"title": "no text"}\n' + json.dumps({"text": TEXT}))
    done = run("extract", "--jsonl", path)
    assert done.returncode == 1
    assert "line 1" in done.stderr
    assert "line 2" in done.stderr
    assert len(done.stdout.splitlines()) == 1


def test_ingest_twice_then_remove_then_doctor(run, report):
    first = run("ingest", report)
    assert "1 added" in first.stderr, first.stderr
    assert "1 already in the store" in run("ingest", report).stderr
    assert run("doctor").returncode == 0
    document = json.loads(run("extract", report).stdout)["document"]["id"]
    assert run("remove", document).returncode == 0
    again = run("remove", document)
    assert again.returncode == 1
    assert document in again.stderr


def test_a_removed_seed_does_not_come_back(run, report, tmp_path):
    run("ingest", report)
    run("remove", json.loads(run("extract", report).stdout)["document"]["id"])
    done = run("ingest", "--seeds", SOURCELINE_SEEDS_DIR=str(tmp_path))
    assert "1 removed by you before" in done.stderr


def test_explain_names_cues(run, report):
    done = run("explain", report)
    assert done.returncode == 0, done.stderr
    assert "[0-" in done.stdout
    assert "    + " in done.stdout


def test_nothing_to_do_says_what_to_name(run):
    for command in ("extract", "ingest"):
        done = run(command)
        assert done.returncode == 2
        assert "name at least one report" in done.stderr


def test_the_documented_pipe_prints_events_links_and_claims(run, root):
    done = run("extract", *sorted((root / "seeds").glob("*.txt")))
    script = [sys.executable, str(root / "docs" / "examples" / "print_records.py")]
    printed = subprocess.run(script, input=done.stdout, capture_output=True, text=True, check=True).stdout
    for word in ("EVENT  Arrests", "LINK   ", "CLAIM  "):
        assert word in printed


def test_doctor_mends_a_search_index_that_is_out_of_step(run, report, tmp_path):
    assert run("ingest", report).returncode == 0
    with sqlite3.connect(tmp_path / "cli.db") as hurt:
        hurt.execute("INSERT INTO documents_fts (documents_fts) VALUES ('delete-all')")
    sick = run("doctor")
    assert sick.returncode == 1
    assert "doctor --mend-search" in sick.stderr
    assert run("doctor", "--mend-search").returncode == 0
    assert run("doctor").returncode == 0
