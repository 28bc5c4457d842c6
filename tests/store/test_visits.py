"""A visit begins an hour after the last page; what is new is told against the visit before."""

from reportedly.store.visits import find_last_visit, is_visit_due, keep_visit

from .readings import make_many

MORNING, LATER, NOON, NEXT_DAY = (
    f"2024-10-{day}T{hour}+00:00"
    for day, hour in ((18, "08:00:00"), (18, "08:30:00"), (18, "12:00:00"), (19, "08:00:00"))
)


def test_the_first_visit_has_none_before_it(open_store):
    ledger = open_store()
    assert find_last_visit(ledger, "ana", MORNING) is None
    assert is_visit_due(ledger, "ana", MORNING)
    keep_visit(ledger, "ana", MORNING)
    assert find_last_visit(ledger, "ana", LATER) is None
    assert not is_visit_due(ledger, "ana", MORNING)
    assert is_visit_due(ledger, "ana", LATER)


def test_a_visit_that_goes_on_moves_its_end_and_not_what_is_new(open_store):
    ledger = open_store()
    first, second, third = make_many(3, claims=1)
    ledger.add(first)
    keep_visit(ledger, "ana", MORNING)
    ledger.add(second)
    keep_visit(ledger, "ana", LATER)
    before = find_last_visit(ledger, "ana", NOON)
    assert before
    assert (before.began, before.ended, before.report) == (MORNING, LATER, 2)
    keep_visit(ledger, "ana", NOON)
    ledger.add(third)
    assert find_last_visit(ledger, "ana", NOON) == before
    keep_visit(ledger, "ana", NEXT_DAY)
    again = find_last_visit(ledger, "ana", NEXT_DAY)
    assert again
    assert (again.began, again.report) == (NOON, 2)
    assert find_last_visit(ledger, "bob", NEXT_DAY) is None


def test_what_was_seen_is_new_no_more(open_store):
    ledger = open_store()
    keep_visit(ledger, "ana", MORNING)
    ledger.add(make_many(1, claims=1)[0])
    keep_visit(ledger, "ana", NEXT_DAY)
    before = find_last_visit(ledger, "ana", NEXT_DAY)
    assert before
    assert before.report == 0
    keep_visit(ledger, "ana", NEXT_DAY, seen=True)
    seen = find_last_visit(ledger, "ana", NEXT_DAY)
    assert seen
    assert seen.report == 1
