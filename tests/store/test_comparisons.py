"""What is kept of comparisons is made again where something it rests on has changed, and nowhere else."""

from reportedly.linking import link_ledger
from reportedly.model import Decision, Subject, Verdict

from .readings import make_many, make_reading


def decide(ledger, claim="", undoes=None):
    verdict, about = (Verdict.UNDO, Subject.DECISION) if undoes else (Verdict.WRONG, Subject.CLAIM)
    keys = (str(undoes),) if undoes else (claim,)
    return ledger.decide(Decision(verdict=verdict, about=about, keys=keys, who="ana", at="2024-10-18", undoes=undoes))


def test_a_decision_and_its_undo_touch_the_story_of_the_claim_alone(open_store):
    ledger = open_store()
    mine, other = make_reading(), make_many(1, claims=5)[0]
    for reading in (mine, other):
        ledger.add(reading)
    link_ledger(ledger)
    keys = (ledger.story(mine.report.id).id, other.report.id)
    ledger.decide(Decision(verdict=Verdict.SPLIT, about=Subject.STORY, keys=keys, who="ana", at="2024-10-18"))
    one, two = ledger.story(mine.report.id).id, ledger.story(other.report.id).id
    assert one != two
    for story in (one, two):
        ledger.keep_comparisons(story, [], ledger.fingerprint(story))
    rest = ledger.fingerprint(two)
    number = decide(ledger, mine.claims[0].id).number
    for _ in range(3):  # the decision, its undo, the undo of that
        assert not ledger.is_compared(one)
        assert ledger.fingerprint(two) == rest
        assert ledger.is_compared(two)
        ledger.keep_comparisons(one, [], ledger.fingerprint(one))
        number = decide(ledger, undoes=number).number
    assert not ledger.is_compared(one)
