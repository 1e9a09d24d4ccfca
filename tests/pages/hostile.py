"""A made-up report of which every word that a page repeats is Markdown or HTML, as nobody's real report is."""

import datetime as dt
from dataclasses import replace

from sourceline.codes import PlacePrecision, Relation, Reliability, TargetKind
from sourceline.fuse import fuse
from sourceline.model import Blame, Target
from sourceline.store.decisions import Decisions
from sourceline.store.views import save_view
from tests.engine.store.made import BANNU, Report

EVIL = "![x](http://x.invalid/a.png) [y](http://x.invalid) :red[z] $m$ **b** <img src=x> www.x.invalid"
TURNED = "1. A -> B -- :fire: :material/home:"
"""What Streamlit itself draws as arrows, dashes and pictures."""
DISTRICT = EVIL.replace(":", "")
"""The same without what parts the names in a mark of the map."""
DAY = dt.date(2024, 5, 2)


def hostile():
    """The report, read."""
    told = Report(about=dict.fromkeys(("title", "publisher", "author", "origin"), EVIL) | {"published": DAY})
    told.event(
        f"A blast hit {EVIL} and killed three.",
        day="2024-05-01",
        place={**BANNU, "name": EVIL},
        killed=3,
        perpetrators=("x-one", "ttp"),
        blamed_on=(Blame("x-one", EVIL),),
        targets=(Target(EVIL, TargetKind.CIVILIANS),),
    )
    told.event("A raid was told of.", place={"name": EVIL, "precision": PlacePrecision.UNKNOWN})
    told.event("A shot was heard.", day="2024-05-01", place={**BANNU, "admin2": DISTRICT})
    told.event("A march went on.", place={"name": EVIL, "country": EVIL, "precision": PlacePrecision.COUNTRY})
    told.claim(f"They said {EVIL} to all.", EVIL, about=(0,))
    told.link("One fights the other.", "x-one", Relation.OPPOSES, "ttp")
    made = told.extraction()
    return replace(made, entities=tuple(replace(one, name=f"{EVIL} {one.id}") for one in made.entities))


def fill(store):
    """Put the report into a store, with decisions and a saved view of the same words."""
    run = store.start_run("test", "0")
    store.add(hostile(), run)
    turned = Report(about={"title": TURNED, "publisher": TURNED, "published": dt.date(2024, 5, 1)})
    turned.event("Of this report only the title is of note.", day="2024-04-30", place=BANNU)
    store.add(turned.extraction(), run)
    store.finish_run(run)
    fuse(store)
    mine = Decisions(store, EVIL)
    mine.grade_source(EVIL, Reliability.B, EVIL)
    mine.accept("event", hostile().events[0].id, EVIL)
    mine.undo(1, EVIL)
    save_view(store, EVIL, "overview", "q=teacher")
    save_view(store, f"{EVIL} gone", "no-such-page", "")
