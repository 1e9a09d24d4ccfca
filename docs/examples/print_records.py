"""Print the events, links and claims of `python -m sourceline extract`, each with its sentence.

    python -m sourceline extract seeds/*.txt | python docs/examples/print_records.py

Needs nothing but Python: the JSON lines are the engine's whole output.
"""

import json
import sys
from typing import Any


def number(count: dict[str, int | None]) -> str:
    """`4`, `4 to 6`, `at least 4`, `up to 6`, or an empty string where the text gives no number."""
    low, high = count["min"], count["max"]
    if low is None or high is None:
        return f"at least {low}" if low is not None else f"up to {high}" if high is not None else ""
    return str(low) if low == high else f"{low} to {high}"


def print_event(event: dict[str, Any], names: dict[str, str]) -> None:
    """What, when, where, who, how many; then the sentence."""
    date, place = event["date"], event["place"]
    when = f"{date['start']} to {date['end']}" if date else "undated"
    where = f"{place['name']} ({place['precision']})" if place else "unplaced"
    who = ", ".join(names.get(key, key) for key in event["perpetrators"]) or "unknown"
    print(f"EVENT  {event['sub_event_type']} [{event['status']}], {when}, {where}, by {who}")
    fields = [field for field in ("killed", "injured", "detained", "abducted") if number(event[field])]
    if fields:
        print("       " + ", ".join(f"{field} {number(event[field])}" for field in fields))
    print(f"       “{' '.join(event['quotes'][0]['text'].split())}”")


def main() -> None:
    """Read JSON lines from standard input."""
    for line in sys.stdin:
        record = json.loads(line)
        names = {entity["id"]: entity["name"] for entity in record["entities"]}
        print(f"== {record['document']['title'] or record['document']['id']}")
        for event in record["events"]:
            print_event(event, names)
        for link in record["links"]:
            ends = names.get(link["source"], link["source"]), names.get(link["target"], link["target"])
            print(f"LINK   {ends[0]} {link['relation']} {ends[1]} [{link['status']}]")
            print(f"       “{' '.join(link['quotes'][0]['text'].split())}”")
        for claim in record["claims"]:
            speaker = names.get(claim["speaker"], claim["speaker"])
            print(f"CLAIM  {speaker} {claim['stance']} ({claim['modality']}, {claim['polarity']})")
            print(f"       “{' '.join(claim['quote']['text'].split())}”")


if __name__ == "__main__":
    main()
