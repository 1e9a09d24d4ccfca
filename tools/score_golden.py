"""Hold the engine against the golden readings of the starter corpus (`python -m tools.score_golden [--show N]`).

Each reading in tests/golden/readings was written by a careful reader, from the digest of the same name in
seeds/digests, before any output of the engine was looked at. Printed, in percent:

  events     an extracted event answers a golden one when kind, place and date do not contradict; each is used once.
             Patterns (`ongoing_trend`) are left out on both sides. `main recall`: what the reports are chiefly about
  on pairs   type: a sub-event that the reading admits; date: days overlap and neither span is far longer; place:
             within 25 km; killed, injured: ranges overlap; who: one perpetrator or claimant whom the reader names is
             found; doers: of the perpetrators and claimants found by name, those whom the reader names too; claimed:
             the same claimants, none included; status: one that the reading admits
  links      both ends, and a relation of the same family (structure, cooperation, conflict), in either direction
  claims     an extracted claim quotes half of a golden one's words without being three times as long; of these, how
             often stance and speaker are right
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from tools.golden.facts import Facts, Json
from tools.golden.tally import Mistakes, Tally

ROOT = Path(__file__).resolve().parent.parent
DIGESTS = ROOT / "seeds" / "digests"
READINGS = ROOT / "tests" / "golden" / "readings"


class EngineError(RuntimeError):
    """`sourceline extract` did not read every digest; what it said is on stderr."""


def load_readings(folder: Path = READINGS) -> dict[str, Json]:
    """The golden readings by the name of their digest."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))}


def extract(stems: list[str]) -> dict[str, Json]:
    """What the engine reads in the digests, by name: one line of `sourceline extract` each, in the order asked for.

    Raises:
        EngineError: the command failed, or wrote another number of lines than there are digests.
    """
    files = [str(DIGESTS / f"{stem}.md") for stem in stems]
    command = [sys.executable, "-m", "sourceline", "extract", *files]
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True)
    lines = done.stdout.splitlines()
    if done.returncode or len(lines) != len(stems):
        raise EngineError(f"The engine read {len(lines)} of {len(stems)} digests (exit code {done.returncode}).")
    return dict(zip(stems, map(json.loads, lines), strict=True))


def score(readings: dict[str, Json], records: dict[str, Json]) -> tuple[Tally, list[Mistakes]]:
    """Count all documents; the mistakes are in the order of the readings."""
    tally = Tally()
    return tally, [tally.add(reading, records[stem]) for stem, reading in readings.items()]


def main(arguments: list[str] | None = None) -> int:
    """Print the figures, and the missed and spare events of the first N documents that have any."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="list what went wrong in N documents")
    parser.add_argument("--json", action="store_true", help="print the figures as one JSON object")
    options = parser.parse_args(arguments)
    readings = load_readings()
    try:
        records = extract(list(readings))
    except EngineError as failed:
        print(failed, file=sys.stderr)
        return 1
    tally, mistakes = score(readings, records)
    for mistake in [one for one in mistakes if one.missed or one.spare][: options.show]:
        print(_told(mistake))
    figures = tally.percentages()
    print(json.dumps(figures) if options.json else "\n".join(f"{name:>26} {value}" for name, value in figures.items()))
    return 0


def _told(mistake: Mistakes) -> str:
    lines = [mistake.id]
    lines += [f"  missed  {_line(event)}" for event in mistake.missed]
    lines += [f"  spare   {_line(event)}" for event in mistake.spare]
    return "\n".join(lines)


def _line(event: Facts) -> str:
    when = "/".join(day.isoformat() for day in event.when) if event.when else "no date"
    where = "{:.2f}, {:.2f}".format(*event.point) if event.point else "no point"
    toll = f"killed {event.killed}, injured {event.injured}"
    return f"{event.sub_events[0]} ({event.statuses[0]}) {when}; {where}; {toll}; {event.quote[:120]!r}"


if __name__ == "__main__":
    sys.exit(main())
