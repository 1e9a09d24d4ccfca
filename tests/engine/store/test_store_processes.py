"""Two processes write at once; a killed one leaves whole documents or none."""

import os
import signal
import subprocess
import sys
import textwrap
import time

from sourceline.store import open_store
from tests.engine.store.made import Report

WRITER = textwrap.dedent("""
    import sys
    from sourceline.store import open_store
    from tests.engine.store.test_store_processes import report
    store = open_store(sys.argv[1])
    run = store.start_run("test", "0")
    for number in range(int(sys.argv[2]), int(sys.argv[3])):
        store.add(report(number), run)
    store.finish_run(run)
""")
EVENTS = 40


def report(number):
    made = Report(about={"title": f"Report {number}"})
    for ordinal in range(EVENTS):
        made.event(f"Report {number} tells of made-up clash {ordinal}.", perpetrators=("ttp",))
        made.claim(f"Police said so of clash {ordinal} in report {number}.")
    return made.extraction()


def start(root, url, first, last):
    command = [sys.executable, "-c", WRITER, url, str(first), str(last)]
    return subprocess.Popen(command, cwd=root, env=os.environ | {"PYTHONPATH": str(root)})


def test_two_processes_add_at_the_same_time(root, store_url):
    both = [start(root, store_url, 0, 30), start(root, store_url, 10, 40)]
    assert [process.wait(timeout=120) for process in both] == [0, 0]
    store = open_store(store_url)
    assert sorted(document.title for document in store.documents()) == sorted(f"Report {n}" for n in range(40))
    assert store.doctor() == []


def test_a_killed_process_leaves_whole_documents_or_none(root, store_url):
    process = start(root, store_url, 0, 100_000)
    store = open_store(store_url)
    enough = time.monotonic() + 120
    while len(store.documents()) < 5 and time.monotonic() < enough:
        time.sleep(0.02)
    os.kill(process.pid, signal.SIGKILL)
    assert process.wait(timeout=60) == -signal.SIGKILL
    found = store.documents()
    assert len(found) >= 5
    assert {(document.events, document.claims) for document in found} == {(EVENTS, EVENTS)}
    for document in found:
        assert store.extraction(document.id) == report(int(document.title.split()[1]))
    assert store.doctor() == []
    assert store.add(report(len(found) + 1), store.start_run("after", "0"))
