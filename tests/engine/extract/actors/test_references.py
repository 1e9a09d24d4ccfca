"""Who is referred back to; all sentences are made up."""

import pytest

from tests.engine.extract.actors.marked import read


def meant(text: str, noun: str) -> str | None:
    """Entity of the last mention that ends with `noun`."""
    frame = read(text)
    ends = [m.entity for m in frame.mentions if frame.doc[m.end - 1].lower_ == noun and m.form == "reference"]
    return ends[-1] if ends else None


@pytest.mark.parametrize(
    ("text", "noun", "entity"),
    [
        ("The BLA blew up a bridge in Kech. The group issued a video.", "group", "bla"),
        ("The TTP met in Kunar. The banned outfit named a new chief.", "outfit", "ttp"),
        ("The BLA blew up a bridge. Its spokesman spoke to reporters.", "spokesman", "bla"),
        ("Al-Qaida has close ties with the Afghan Taliban. The organisation runs camps.", "organisation", "al-qaida"),
        ("TTP militants hid in Tirah. These militants get money.", "militants", "ttp"),
        ("Fitna al-Khawarij men were seen near Tank, ISPR said. The terrorists fled.", "terrorists", "ttp"),
        (
            "Prime Minister Shehbaz Sharif flew to Quetta. The prime minister met elders.",
            "minister",
            "p-shehbaz-sharif",
        ),
        (
            "Deputy Commissioner Rahim Gulzai went to Wana. The commissioner met elders.",
            "commissioner",
            "p-rahim-gulzai",
        ),
        ("The JUI-F, a religious party, named its provincial spokesman.", "spokesman", "jui-f"),
        ("The TTP was formed years ago. It carried out a bombing in Lahore in 2016.", "it", "ttp"),
        ("The BLA is a separatist group. In March it hijacked a train.", "it", "bla"),
        ("The BLA fights for independence. It has been banned since 2006.", "it", "bla"),
        ("The BLA fights for independence. It is an umbrella of smaller bands.", "it", "bla"),
        ("The BLA told of a raid. Its Majeed Brigade destroyed a bus, it claims.", "it", "bla"),
        ("The TTP grew weak. It lost its camps. Later it regained them.", "it", "ttp"),
    ],
)
def test_references_find_whom_they_mean(text, noun, entity):
    assert meant(text, noun) == entity


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("The group of friends met in Swat.", "group"),
        ("Gunmen shot at a car in Quetta. The gunmen fled.", "gunmen"),
        ("The army and the TTP fought near Wana. The chief of the fair opened it.", "chief"),
        ("Rain fell in Swat. The organisation helped farmers.", "organisation"),
        ("TTP and BLA men met in Zabul. These groups are small.", "groups"),
        ("Police found the leader of the choir.", "leader"),
        ("No group has claimed the attack in Hangu.", "group"),
        ("An anti-Taliban elder was shot in Tank. The militants fled.", "militants"),
        ("The TTP attacked a post in Tank. It was destroyed in the fire.", "it"),
        ("The TTP claimed the attack on a convoy. It left five policemen dead.", "it"),
        ("The TTP raided a post, and the army answered. It killed eight men.", "it"),
        ("The army said that the TTP had raided a post. It launched an operation.", "it"),
        ("The TTP met in Kunar. It rained all day.", "it"),
        ("A TTP commander was held. It demanded his release.", "it"),
        ("The TTP met in Kunar. It is clear that the talks failed.", "it"),
        ("The BLA and the TTP held talks. It denied that.", "it"),
    ],
)
def test_what_is_not_clear_stays_open(text, noun):
    assert meant(text, noun) is None


@pytest.mark.parametrize(
    ("text", "noun", "entity"),
    [
        ("A terrorist network struck in May. The same terror network planned more.", "network", "u-terrorist-network"),
        ("A banned militant group struck in May. The group planned more.", "group", "u-banned-militant-group"),
        ("An extremist outfit struck in May. The outfit planned more.", "outfit", "u-extremist-outfit"),
    ],
)
def test_unnamed_groups_are_referred_to_as_well(text, noun, entity):
    assert meant(text, noun) == entity


def test_another_sort_of_network_is_not_meant():
    assert meant("A banned group struck in May. The network was down for a day.", "network") is None
