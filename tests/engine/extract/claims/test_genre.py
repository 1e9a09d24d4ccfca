"""Opinion pieces: their writer's sentences are claims of the author; in news the reporter's are not. All made up."""

from sourceline.codes import Stance
from sourceline.model import AUTHOR
from tests.engine.extract.actors.marked import read

OPINION = (
    "The security policy of recent years is not working. Militant groups remain strong along the border, and their "
    "networks appear to be growing. The lack of honest debate makes the challenge harder. Islamabad must adopt a new "
    "approach before it is too late. Better schools are essential to prevent recruitment. If left unchecked, the "
    "threat could destabilise the whole region. However, a wiser course is possible. Peace needs patience."
)
NEWS = (
    "PESHAWAR: A bomb went off in Hangu on Tuesday. Two policemen were hurt. Police said the bomb was planted by the "
    "road. The wounded were taken to a hospital. A search began on Wednesday. The road was closed for an hour."
)


def test_an_opinion_writer_makes_claims():
    speakers = [claim.speaker for claim in read(OPINION).claims]
    assert speakers.count(AUTHOR) >= 7


def test_an_authors_stances():
    stances = {claim.quote.text[:20]: claim.stance for claim in read(OPINION).claims}
    assert stances["Islamabad must adopt"] is Stance.DEMANDS
    assert stances["Better schools are e"] is Stance.RECOMMENDS
    assert stances["If left unchecked, t"] is Stance.WARNS
    assert stances["Militant groups rema"] is Stance.ASSESSES


def test_a_reporters_own_words_are_no_claims():
    assert [claim.speaker for claim in read(NEWS).claims] == ["pak-police"]


def test_a_sentence_in_an_opinion_piece_that_others_say_is_theirs():
    text = OPINION + " Intelligence reports confirm that camps have been set up."
    assert read(text).claims[-1].speaker == "Intelligence reports"


def test_a_few_sentences_are_not_judged():
    assert read("The policy must change. It is not working.").claims == []


SHORT_LEADER = (
    "THE state must decide what it wants on the border. Talks with the militants have not worked, and more of the same "
    "will not help. The lack of a clear policy makes the challenge harder. Better policing is essential. "
    "Parliament must take charge of the matter. Courts and schools are part of the answer too."
)
SHORT_NEWS = (
    "Two men were killed in Tank when a bomb went off near a shop. The bomb squad is at the scene. Traders say the "
    "market must be closed. A search was under way. No group has come forward."
)


def test_a_few_judging_sentences_are_a_leaders_opening():
    assert sum(claim.speaker == AUTHOR for claim in read(SHORT_LEADER).claims) >= 4


def test_a_short_report_has_no_author():
    assert all(claim.speaker != AUTHOR for claim in read(SHORT_NEWS).claims)
