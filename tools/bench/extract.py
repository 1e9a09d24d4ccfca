"""Speed and memory of extraction: `python -m tools.bench extract`.

The ratio is that of the engine's throughput to the bare spaCy model's own `nlp.pipe` on the same texts, in one run and
in processor time, so that other programs on the machine do not count. Geography and models are loaded before.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

import spacy

from sourceline.extract import Reader
from sourceline.model import Document
from sourceline.read import read_file
from sourceline.settings import settings
from tools.bench.timing import memory_mb, table

DIGESTS = Path(__file__).resolve().parents[2] / "seeds" / "digests"
ROUNDS = 3
BATCH = 64
SIZES = (250_000, 500_000, 1_000_000, 2_000_000)
PROCESSES = 2

_CHILD = """
import sys, threading, time
from pathlib import Path
from tools.bench.extract import corpus
from sourceline.extract import Reader

def resident():
    pids, total = [str(p.name) for p in Path('/proc').iterdir() if p.name.isdigit()], 0.0
    for pid in pids:
        try:
            status = Path('/proc', pid, 'status').read_text()
        except OSError:
            continue
        fields = dict(line.split(':', 1) for line in status.splitlines() if ':' in line)
        if fields.get('PPid', '').strip() == str(own) or pid == str(own):
            total += int(fields.get('VmRSS', '0').split()[0]) / 1024
    return total

import os
own, peak, done = os.getpid(), 0.0, False
def watch():
    global peak
    while not done:
        peak = max(peak, resident())
        time.sleep(0.2)
thread = threading.Thread(target=watch)
thread.start()
count = sum(1 for _ in Reader().read_many(corpus() * 4, processes=2))
done = True
thread.join()
print(count, round(peak))
"""


def corpus() -> list[Document]:
    """The starter corpus: short news digests."""
    return [read_file(path) for path in sorted(DIGESTS.glob("*.md"))]


def ratio() -> tuple[float, float, float]:
    """Words a second of the bare model and of the engine, and the engine's share of the bare model's (medians)."""
    documents = corpus()
    texts = [document.text for document in documents]
    words = sum(len(text.split()) for text in texts)
    bare, reader = spacy.load(settings().spacy_model), Reader()
    list(bare.pipe(texts[:8]))
    list(reader.read_many(documents[:8]))
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        sum(len(doc) for doc in bare.pipe(texts, batch_size=BATCH))
        middle = time.process_time()
        sum(1 for _ in reader.read_many(documents, batch_size=BATCH))
        times.append((middle - start, time.process_time() - middle))
    plain, ours = (statistics.median(column) for column in zip(*times, strict=True))
    return words / plain, words / ours, statistics.median(a / b for a, b in times)


def growth() -> list[tuple[str, ...]]:
    """Seconds and peak memory for one document of growing length."""
    story = "\n".join(document.text for document in corpus())
    reader = Reader()
    rows: list[tuple[str, ...]] = [("characters", "seconds", "seconds a million", "peak MB")]
    for size in SIZES:
        text = (story * (size // len(story) + 1))[:size]
        start = time.process_time()
        reader.read(Document(str(size), text))
        seconds = time.process_time() - start
        rows.append((f"{size:,}", f"{seconds:.1f}", f"{seconds / size * 1e6:.1f}", f"{memory_mb('VmHWM'):.0f}"))
    return rows


def main() -> None:
    """Print the ratio, memory with two processes, and growth with length."""
    plain, ours, share = ratio()
    print(f"bare model {plain:,.0f} words a second, engine {ours:,.0f}: ratio {share:.2f}")
    command = [sys.executable, "-c", _CHILD]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=DIGESTS.parents[1])
    count, peak = done.stdout.split()
    print(f"{count} documents with {PROCESSES} processes: peak {peak} MB, all processes together")
    print("\n".join(table(growth())))


if __name__ == "__main__":
    main()
