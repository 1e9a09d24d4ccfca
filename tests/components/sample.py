"""Reports made up for tests of the screen: no sentence, name or figure in them is from a real report.

They differ in whatever a widget can ask for, with different counts, so that a filter that does nothing shows.
"""

import datetime as dt
from pathlib import Path

from sourceline.codes import (
    EventStatus,
    LinkStatus,
    Modality,
    PlacePrecision,
    Relation,
    SpeakerKind,
    Stance,
    TargetKind,
)
from sourceline.fuse import fuse
from sourceline.model import Blame, Extraction, Target
from sourceline.store import Store, open_store
from tests.engine.store.made import BANNU, DISTRICT, SPIN_BOLDAK, WANA, Report

BATTLE = {"sub": "Armed clash", "kind": "Battles"}
ARREST = {"sub": "Arrests", "kind": "Strategic developments"}
TRAINING = {"sub": "Training", "kind": "Strategic developments", "status": EventStatus.ONGOING_TREND}
ATTACK = {"sub": "Attack", "kind": "Violence against civilians"}
KUNAR = {"name": "Kunar", "admin1": "Kunar", "country": "Afghanistan", "precision": PlacePrecision.PROVINCE}
KUNAR |= {"lat": 34.85, "lon": 71.1, "radius_km": 60.0}
AFGHANISTAN = {"name": "Afghanistan", "country": "Afghanistan", "precision": PlacePrecision.COUNTRY}
CIVILIANS = Target("traders", TargetKind.CIVILIANS)


def _about(title: str, publisher: str | None, day: str | None, **more: object) -> dict[str, object]:
    published = dt.date.fromisoformat(day) if day else None
    return {"title": title, "publisher": publisher, "published": published, **more}


def _bannu() -> list[Report]:
    daily = Report(
        about=_about("A made-up bombing in Bannu", "Made-up Daily", "2024-05-02", url="https://daily.example/1")
    )
    daily.event(
        "A bomber struck a checkpost in Bannu, killing three.",
        day="2024-05-01",
        place=BANNU,
        killed=3,
        perpetrators=("ttp",),
        claimed_by=("ttp",),
        main=True,
    )
    daily.claim(
        "The group said that the Bannu bombing was its work.",
        "ttp",
        by_actor=True,
        speaker_kind=SpeakerKind.ARMED_GROUP,
        stance=Stance.CLAIMS_RESPONSIBILITY,
        about=(0,),
    )
    daily.claim("Police say that the bazaars stay open.", "Police")
    post = Report(
        about=_about(
            "A second made-up report of Bannu",
            "Invented Post",
            "2024-05-02",
            digest="written for this test",
            url="https://post.example/1",
        )
    )
    post.event(
        "Five people died when a suicide attacker hit a post in Bannu.",
        day="2024-05-01",
        place=BANNU,
        killed=5,
        perpetrators=("ttp",),
        main=True,
    )
    post.claim(
        "A spokesman denied any part in the Bannu attack.",
        "jua",
        by_actor=True,
        speaker_kind=SpeakerKind.ARMED_GROUP,
        stance=Stance.DENIES,
        about=(0,),
    )
    post.link("The faction broke away from the movement.", "jua", Relation.SPLINTER_OF, "ttp")
    return [daily, post]


def _waziristan() -> list[Report]:
    post = Report(about=_about("A made-up week in Wana", "Invented Post", "2024-06-20"))
    post.event("Troops caught two men near Wana.", day="2024-06-19", place=WANA, **ARREST, perpetrators=("pak-army",))
    post.event(
        "Soldiers and fighters clashed in Wana.",
        day="2024-06-17",
        place=WANA,
        **BATTLE,
        perpetrators=("jua",),
        killed=12,
    )
    post.event(
        "Fighters raided another post in Wana.", day="2024-06-10", place=WANA, **BATTLE, perpetrators=("ttp",), killed=1
    )
    post.link("The army fights the movement.", "pak-army", Relation.OPPOSES, "ttp")
    post.link("The army fights the faction.", "pak-army", Relation.OPPOSES, "jua")
    post.claim(
        "Officers assess that more raids are likely.",
        "pak-army",
        by_actor=True,
        speaker_kind=SpeakerKind.MILITARY,
        stance=Stance.ASSESSES,
        modality=Modality.LIKELY,
    )
    return [post]


def _across() -> list[Report]:
    daily = Report(about=_about("A made-up account of camps", "Made-up Daily", "2024-06-25"))
    daily.event("Camps of the network in Kunar train fighters.", place=KUNAR, **TRAINING, perpetrators=("al-qaida",))
    daily.event(
        "A clash was said to go on in Spin Boldak.",
        day="2024-06-18",
        place=SPIN_BOLDAK,
        **BATTLE | {"status": EventStatus.ALLEGED},
    )
    daily.event(
        "Fighters move about in Afghanistan.",
        place=AFGHANISTAN,
        **{**TRAINING, "sub": "Movement or transit"},
        perpetrators=("al-qaida",),
    )
    daily.link("The network trains the movement.", "al-qaida", Relation.TRAINS, "ttp")
    daily.link(
        "The network is said to fund the movement.", "al-qaida", Relation.FUNDS, "ttp", status=LinkStatus.ALLEGED
    )
    daily.claim(
        "The ministry denies that camps exist in Kunar.",
        "A ministry",
        speaker_kind=SpeakerKind.GOVERNMENT,
        stance=Stance.DENIES,
        about=(0,),
    )
    return [daily]


def _others() -> list[Report]:
    gazette = Report(about=_about("A made-up kidnapping", "Sample Gazette", "2023-11-05", author="A. N. Author"))
    gazette.event(
        "Gunmen attacked traders in Bannu district.",
        day="2023-11-03",
        place=DISTRICT,
        **ATTACK,
        perpetrators=("u-gunmen",),
        targets=(CIVILIANS,),
        killed=2,
    )
    gazette.claim("Elders demand safe roads.", "Elders", speaker_kind=SpeakerKind.OTHER, stance=Stance.DEMANDS)
    bare = Report(about=_about("A made-up plot", None, None))
    bare.event(
        "Somewhere a plot against a market was foiled.",
        status=EventStatus.FOILED,
        blamed_on=(Blame("ttp", "officials"),),
    )
    bare.claim("Officials warn of more plots.", "officials", speaker_kind=SpeakerKind.OFFICIAL, stance=Stance.WARNS)
    gazette.link("Gunmen fight the army.", "u-gunmen", Relation.CLASHES_WITH, "pak-army")
    return [gazette, bare]


def sample_reports() -> list[Extraction]:
    """Extractions of all made-up reports."""
    return [report.extraction() for report in (*_bannu(), *_waziristan(), *_across(), *_others())]


def sample_store(folder: Path) -> Store:
    """A store that holds them, fused, in a folder."""
    store = open_store(f"sqlite:///{folder / 'sample.db'}")
    run = store.start_run("test", "0")
    for extraction in sample_reports():
        store.add(extraction, run)
    fuse(store)
    store.finish_run(run)
    return store
