"""Where answers come from, and how many origins are known to be independent: written stories."""

from dataclasses import replace

from reportedly.model import (
    AgentKind,
    ClaimRef,
    Copy,
    EdgeKind,
    Kept,
    Reading,
    RelationKind,
    Report,
    SlotEntry,
    Span,
    Status,
)
from reportedly.reconcile.ground import Ground
from reportedly.reconcile.origins import trace_origins

from ..mini import compare, read


def counts(comparison):
    c = comparison.counts
    return c.reports, c.origins, c.independent


def test_one_statement_told_by_three_is_one_origin():
    told = "At least 12 people were killed in Elvas, Portugal’s Defence Ministry said."
    c = compare(
        ("The Harbour Post", "2024-03-05", told),
        ("Border Monitor", "2024-03-05", "The Portuguese Defence Ministry said at least 12 people were killed."),
        ("The Continental", "2024-03-06", "At least 12 people died, according to Portugal’s Defence Ministry."),
    )[0]
    assert counts(c) == (3, 1, 1)
    assert c.origins[0].known
    kinds = {e.kind for m in c.origins[0].members for e in m.path}
    assert EdgeKind.SAME_STATEMENT in kinds
    assert EdgeKind.CREDIT in kinds


def test_two_who_speak_for_themselves_are_independent():
    c = compare(
        ("The Harbour Post", "2024-03-05", "12 people were killed in Elvas, Portugal’s Defence Ministry said."),
        ("Border Monitor", "2024-03-05", "12 people were killed in Elvas, said Etelvina Rosado, a baker."),
    )[0]
    assert counts(c) == (2, 2, 2)


def test_unknown_lineage_never_counts_as_independent():
    c = compare(
        ("The Harbour Post", "2024-03-05", "12 people were killed in Elvas, Portugal’s Defence Ministry said."),
        ("Border Monitor", "2024-03-05", "12 people were killed in Elvas."),
        ("The Continental", "2024-03-05", "12 people were killed in Elvas, a source said."),
    )[0]
    assert counts(c) == (3, 3, 1)
    assert [o.known for o in c.origins].count(True) == 1
    nobody = compare(
        ("Border Monitor", "2024-03-05", "12 people were killed in Elvas."),
        ("The Continental", "2024-03-05", "12 people were killed in Elvas, a source said."),
    )[0]
    assert counts(nobody) == (2, 2, 0)


def test_two_offices_of_one_country_may_have_one_briefing():
    c = compare(
        ("The Harbour Post", "2024-03-05", "12 people were killed in Elvas, Portugal’s Defence Ministry said."),
        ("Border Monitor", "2024-03-05", "12 people were killed in Elvas, the Portuguese Foreign Ministry said."),
    )[0]
    assert counts(c)[2] == 1


def test_a_state_as_such_restates_what_an_office_of_it_said():
    told = "MADRID, March 5 (Meseta Nine) - Two Spanish soldiers were killed in Elvas, military intelligence said."
    c = compare(
        ("Meseta Nine", "2024-03-05", told),
        ("The Continental", "2024-03-06", "Spain admits to two deaths of its soldiers in Elvas."),
    )[0]
    assert counts(c) == (2, 1, 1)
    (learned,) = [e for m in c.origins[0].members for e in m.path if e.claim]
    assert learned.inferred
    assert "one side" in learned.reason


def test_two_offices_of_one_state_speak_for_themselves():
    c = compare(
        ("The Harbour Post", "2024-03-05", "12 people were killed in Elvas, Portugal’s Defence Ministry said."),
        ("Border Monitor", "2024-03-07", "12 people were killed in Elvas, the Portuguese Foreign Ministry said."),
    )[0]
    assert counts(c) == (2, 2, 1)


def test_a_body_and_its_head_are_one_side_and_one_origin_of_one_number():
    c = compare(
        ("NBS News", "2024-03-05", "Five people died in Elvas, said Horácio Luz, who commands the fire brigade.\n\n"
         "The fire brigade had put out the fire."),
        ("The Continental", "2024-03-06", "Five people died in Elvas, the fire brigade said."),
    )[0]  # fmt: skip
    assert counts(c) == (2, 1, 1)


def test_what_a_body_publishes_itself_is_known():
    c = compare(
        ("City of Elvas", "2024-03-05", "Three firefighters died in Elvas."),
        ("The Continental", "2024-03-06", "Three firefighters died in Elvas, the city said."),
    )[0]
    assert counts(c) == (2, 1, 1)
    assert c.origins[0].known


def test_an_agency_s_own_source_is_learned_from_another_report():
    c = compare(
        ("The Harbour Post", "2024-03-05", "Meseta Nine reported that 3,000 Spanish troops were deployed in Badajoz."),
        (
            "Border Monitor",
            "2024-03-05",
            "Meseta Nine, citing Spanish military intelligence, said 3,000 Spanish troops were deployed in Badajoz.",
        ),
    )[0]
    assert counts(c)[:2] == (2, 1)
    (origin,) = c.origins
    assert "intelligence" in origin.agent
    (learned,) = [e for m in origin.members for e in m.path if e.inferred and e.claim]
    assert "Border Monitor" in learned.reason


def test_own_voice_that_the_report_credits_elsewhere_rests_on_that():
    c = compare(
        (
            "The Harbour Post",
            "2024-03-05",
            "A clash killed 12 people in Elvas.\n\nPolice in Elvas said 12 people were killed.",
        )
    )[0]
    assert counts(c) == (1, 1, 1)
    assert c.origins[0].known


def test_a_copy_rests_on_what_it_copies_and_its_own_number_is_a_misreport():
    told = (
        "Spanish forces shelled the market of Elvas at noon, and {} people were killed in the stalls beside the church."
    )
    first, second = read(
        ("The Harbour Post", "2024-03-05", told.format("at least 12")),
        ("Border Monitor", "2024-03-06", told.format("12")),
    )
    cut = first.report.text.index("at least")
    copy = Copy(
        source=first.report.id, copy=second.report.id, directed=True, reason="published a day later",
        of_source=0.9, of_copy=0.95, kept=(Kept(source=Span(0, cut), copy=Span(0, cut)),
        Kept(source=Span(cut + 9, len(first.report.text)), copy=Span(cut, len(second.report.text)))),
    )  # fmt: skip
    told_twice = [
        ("The Harbour Post", "2024-03-05", first.report.text),
        ("Border Monitor", "2024-03-06", second.report.text),
    ]
    c = compare(*told_twice, copies=[copy])[0]
    assert counts(c) == (2, 1, 0)
    assert [r.kind.value for r in c.relations] == ["misreports"]
    assert "drops “at least”" in c.relations[0].reason
    # Where nothing tells which was first, nobody is said to have copied.
    undecided = compare(*told_twice, copies=[replace(copy, directed=False)])[0]
    assert counts(undecided) == (2, 2, 0)


def test_who_credits_an_outlet_with_what_its_last_report_does_not_say_misreports_it():
    wire = ("Rio Wire", "2024-03-05", "Eleven people were killed in Elvas, the army said.")
    comet = "At least 35 people were killed in Elvas, according to Rio Wire."
    c = compare(wire, ("The Daily Comet", "2024-03-06", comet))[0]
    assert counts(c)[:2] == (2, 1)
    (learned,) = [e for m in c.origins[0].members for e in m.path if e.claim]
    assert learned.inferred
    assert "no report at hand" in learned.reason
    assert [r.kind.value for r in c.relations] == ["misreports"]
    # Long after, or where somebody else gives the number, the outlet may have told it in another report.
    late = compare(wire, ("The Daily Comet", "2024-03-15", comet))[0]
    assert counts(late)[:2] == (2, 2)
    backed = compare(
        wire,
        ("The Daily Comet", "2024-03-06", comet),
        ("Elvas Paper", "2024-03-06", "35 people were killed in Elvas, said Rui Sousa, a baker."),
    )[0]
    assert counts(backed)[1] == 3


def test_what_is_learned_from_the_press_is_no_second_voice():
    army = ("Rio Wire", "2024-03-05", "Eleven Argentine soldiers were killed in Elvas, the Argentine army said.")
    note = "The Ministry regrets the death of 11 Argentine soldiers in Elvas, of which it learned from the press."
    c = compare(army, ("Uruguayan Defence Ministry", "2024-03-06", note))[0]
    assert counts(c) == (2, 1, 1)
    media = "Eleven Argentine soldiers were killed in Elvas, according to local media."
    assert counts(compare(army, ("The Continental", "2024-03-06", media))[0]) == (2, 1, 1)
    # Before anybody told it there is nobody it can have it from.
    assert counts(compare(army, ("The Continental", "2024-03-04", media))[0])[:2] == (2, 2)


def test_an_office_without_a_name_is_its_holder_where_the_number_is_his():
    wire = ("Rio Wire", "2024-03-05", "About 60 people were killed in Elvas, army spokesman Ramiro Luz said.")
    c = compare(
        wire, ("The Daily Comet", "2024-03-06", "Up to 60 people were killed in Elvas, an army spokesman said.")
    )[0]
    assert counts(c) == (2, 1, 1)
    assert "holds that office" in next(e.reason for m in c.origins[0].members for e in m.path if e.claim)
    shy = "Up to 60 people were killed in Elvas, said an army spokesman, who asked not to be named."
    assert counts(compare(wire, ("The Daily Comet", "2024-03-06", shy))[0])[:2] == (2, 2)


def test_an_outlet_s_own_numbers_of_one_paragraph_are_one_telling():
    text = "You reach 39 by one reckoning, 42 by the other.\n\nIn the town they say 60."
    ground = Ground(readings={"r": Reading(report=Report(text=text))})

    def tell(number, **fields):
        at = text.index(str(number))
        return SlotEntry(
            ref=ClaimRef(report="r", claim=f"c{at}", number=at, figure=0), words=str(number), span=Span(at, at + 2),
            status=Status.OCCURRED, certainty=3, agent="Post", speaker="post", own_voice=True, outlet="Post",
            as_of="2024-03-05", published="2024-03-05", low=number, high=number, **fields,
        )  # fmt: skip

    both = trace_origins([tell(39), tell(42), tell(60)], ground)
    assert [len(o.members) for o in both] == [2, 1]  # what is said elsewhere in it may be anybody's
    # A body that publishes its own word may take back in one note what it said before.
    body = [tell(n, agent_kind=AgentKind.ORGANISATION) for n in (39, 42)]
    assert len(trace_origins(body, ground)) == 2


def test_a_sum_that_an_outlet_repeats_is_from_who_gave_it_people_it_may_have_counted():
    credited = "The damage comes to 47 million euros, Portugal’s Finance Ministry said."
    sums = compare(
        ("The Harbour Post", "2024-03-05", credited),
        ("The Continental", "2024-03-07", "The damage comes to 47 million euros."),
    )[0]
    assert counts(sums) == (2, 1, 1)
    (step,) = [e for m in sums.origins[0].members for e in m.path if e.claim]
    assert step.inferred
    assert "gives this number first" in step.reason
    late = compare(
        ("The Harbour Post", "2024-03-05", credited),
        ("The Continental", "2024-03-27", "The damage comes to 47 million euros."),
    )[0]
    assert counts(late) == (2, 2, 1)
    dead = compare(
        ("The Harbour Post", "2024-03-05", "47 people were killed in Elvas, Portugal’s Defence Ministry said."),
        ("The Continental", "2024-03-05", "47 people were killed in Elvas."),
    )[0]
    assert counts(dead) == (2, 2, 1)


def test_whom_a_report_names_only_by_what_they_are_is_who_gave_the_number_days_before():
    def tell(day, agent):
        return compare(
            (
                "The Harbour Post",
                "2024-03-05",
                "The damage comes to 47 million euros, said Etelvina Rosado, an insurer.",
            ),
            ("The Continental", day, f"The damage comes to 47 million euros, {agent} said."),
        )[0]

    assert counts(tell("2024-03-07", "the company"))[:2] == (2, 1)
    assert counts(tell("2024-03-17", "the company"))[:2] == (2, 2)
    assert counts(tell("2024-03-07", "the insurer Ana Reis"))[:2] == (2, 2)


def test_two_who_gave_a_sum_first_leave_open_whose_it_is():
    c = compare(
        ("The Harbour Post", "2024-03-05", "The damage comes to 47 million euros, Portugal’s Finance Ministry said."),
        ("Border Monitor", "2024-03-05", "The damage comes to 47 million euros, said Etelvina Rosado, an insurer."),
        ("The Continental", "2024-03-06", "The damage comes to 47 million euros."),
    )[0]
    assert counts(c)[1] == 3


def test_a_body_told_by_part_of_its_name_is_the_body():
    c = compare(
        ("Prefecture of Elvas, press release", "2024-03-05", "Some 340 sheep died in the flood."),
        ("The Continental", "2024-03-09", "Some 340 sheep died in the flood, the prefecture said."),
    )[0]
    assert counts(c) == (2, 1, 1)


def test_what_is_said_again_days_later_is_another_saying():
    def tell(day, cue):
        return compare(
            ("The Harbour Post", "2024-03-05", "Spanish soldiers shelled the bridge, said Etelvina Rosado, a baker."),
            ("Border Monitor", day, f"Etelvina Rosado, a baker, {cue} that Spanish soldiers shelled the bridge."),
        )[0]

    assert counts(tell("2024-03-06", "said"))[1] == 1
    assert counts(tell("2024-03-06", "repeated"))[1] == 2
    assert counts(tell("2024-03-12", "said"))[1] == 2
    assert counts(tell("2024-03-12", "had said"))[1] == 1


def test_a_number_with_a_slip_rests_on_the_one_it_was_taken_from_and_misreports_it():
    first = ("The Harbour Post", "2024-03-05", "Etelvina Rosado, the mayor, said 1,400 people had fled Elvas.")
    c = compare(first, ("The Daily Comet", "2024-03-06", "14,000 people fled Elvas, mayor Etelvina Rosado said."))[0]
    assert counts(c) == (2, 1, 1)
    assert [r.kind for r in c.relations] == [RelationKind.MISREPORTS]
    others = (
        ("The Continental", "2024-03-06", "In Elvas 14,000 people have fled, said the engineer Horácio Luz."),
        ("The Daily Comet", "2024-03-06", "14,000 people fled Elvas, mayor Etelvina Rosado said."),
    )
    assert counts(compare(first, *others)[0])[1] == 3  # somebody else gives it: no slip
    uncredited = compare(first, ("The Daily Comet", "2024-03-06", "14,000 people have fled Elvas."))[0]
    assert counts(uncredited)[1] == 2  # so many may have fled by then


def test_a_sentence_word_for_word_is_taken_over_though_the_report_is_no_copy():
    told = "Some 12 fishermen were killed in Elvas on Monday when an old tower fell on the market."

    def tell(day, sentence):
        return compare(
            ("Border Monitor", "2024-03-05", f"The king has left. {told}"),
            ("The Continental", day, f"The mayor was furious. {sentence}"),
        )[0]

    later = tell("2024-03-06", told)
    assert counts(later)[:2] == (2, 1)
    assert [r.kind for r in later.relations] == [RelationKind.COPIES]
    assert {e.kind for m in later.origins[0].members for e in m.path if e.claim} == {EdgeKind.COPIED_NARRATIVE}
    assert counts(tell("2024-03-05", told))[:2] == (2, 2)  # who had it first is not told
    assert counts(tell("2024-03-06", "In Elvas some 12 fishermen were killed on Monday by a tower."))[:2] == (2, 2)


def test_a_body_and_who_speaks_for_it_say_one_thing_within_days():
    def tell(day):
        return compare(
            ("Castell Holdings plc, statement", "2024-03-05", "Castell Holdings has not dismissed the 12 welders."),
            ("The Continental", day, "Castell Holdings dismissed welders, said Etelvina Rosado, a baker.\n\n"
             "Castell Holdings has not dismissed the 12 welders, said Horácio Luz, who speaks for Castell Holdings.\n\n"
             "Castell Holdings said no more."),
        )  # fmt: skip

    def count_denials(comparisons):
        refs = {e.ref for c in comparisons for e in c.entries if e.denies and e.ref.figure is None}
        return [len(o.members) for c in comparisons for o in c.origins if {m.claim for m in o.members} <= refs]

    assert 2 in count_denials(tell("2024-03-06"))
    assert 2 not in count_denials(tell("2024-03-26"))
