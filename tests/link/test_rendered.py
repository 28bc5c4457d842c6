"""Reports that render another: what they say of themselves, and what lines up without shared words. All fiction."""

import pytest

from reportedly.link.marks import list_marks
from reportedly.link.rendered import find_statement, find_translations
from reportedly.model import Reading, Report

WIRE = """VALDIVIA, Chile, June 4 (Austral Wire) - The ferry Doña Inés ran aground off Corral on Tuesday with 214 people on board, the navy said.

Captain Aurelio Paredes ordered everybody into the boats at 18:40. By midnight 187 had been brought to Niebla, 12 of them with broken bones.

The owner, Naviera Reloncaví, put the damage at 3,400,000 pesos a day. "She was built in 1987 and steered like a piano," said Ximena Oyarzún, who has sailed on her for 23 years.

Two tugs from Puerto Montt will try to free the ship on Thursday. Governor Bastián Huenchul has closed the harbour at Mancera until 9 June."""  # noqa: E501

IN_OTHER_WORDS = """A vessel stranded near Corral: the Doña Inés, which carried 214 souls, struck a sandbank on Tuesday evening.

Her master, Aurelio Paredes, had the lifeboats lowered at 18:40. Before the day was over 187 were safe in Niebla; fractures were counted among 12.

Each day that she lies there costs the company Naviera Reloncaví 3.4 million pesos. Ximena Oyarzún, a stewardess since 23 years, compares the ship of 1987 to a musical instrument.

From Puerto Montt tugs are under way, for an attempt the day after tomorrow; in Mancera nothing may moor before 9 June, by order of Bastián Huenchul."""  # noqa: E501

# Of the same day and ship, from other mouths: other figures, other people, another order.
ANOTHER = """Passengers of the Doña Inés spent the night in a school in Niebla after their ferry grounded on Tuesday.

"We sang," said Rosalba Catrileo, 31, who was on board with her 4 children. The Red Cross handed out 300 blankets.

The navy has sent the patrol boat Galvarino from Talcahuano. Nobody is missing, says the prosecutor, Ireneo Vidal. He wants to hear Captain Aurelio Paredes on Friday.

Corral has asked for a new ferry since 2011."""  # noqa: E501


def read(text: str, day: str, outlet: str, language: str = "en") -> Reading:
    return Reading(report=Report(text=text, published=day, outlet=outlet, language=language))


SOURCE = read(WIRE, "2024-06-04", "Austral Wire")


def test_what_lines_up_in_other_words_is_found_and_marked_as_inferred():
    copy = read(IN_OTHER_WORDS, "2024-06-05", "The Ghent Paper")
    (found,) = find_translations([SOURCE, copy, read(ANOTHER, "2024-06-05", "Corral Post")])
    assert (found.source, found.copy, found.inferred) == (SOURCE.report.id, copy.report.id, True)
    assert "nothing in it says so" in found.reason
    assert found.share > 0.6
    shown = {e.span.cut(IN_OTHER_WORDS) for e in found.evidence}
    assert "Corral" in shown
    # The same whatever order they come in.
    assert find_translations([copy, SOURCE]) == find_translations([SOURCE, copy])


def test_two_reports_of_one_event_are_no_translations_of_each_other():
    assert find_translations([SOURCE, read(ANOTHER, "2024-06-05", "Corral Post")]) == []


def test_nobody_renders_what_is_not_known_to_be_earlier():
    unsigned = read(WIRE.partition(" - ")[2], "2024-06-04", "Austral Wire")
    assert find_translations([unsigned, read(IN_OTHER_WORDS, "2024-06-04", "The Ghent Paper")]) == []
    assert find_translations([SOURCE, read(IN_OTHER_WORDS, "2024-06-01", "The Ghent Paper")]) == []


def test_a_report_that_says_it_is_translated_needs_less_and_is_not_inferred():
    # Half of it, and a paragraph of its own.
    short = "\n\n".join([IN_OTHER_WORDS.split("\n\n")[1], IN_OTHER_WORDS.split("\n\n")[3], "It rains in Ghent."])
    silent = read(short, "2024-06-04", "The Ghent Paper")
    assert find_translations([SOURCE, silent]) == []
    copy = read(f"{short}\n\nTranslated from the Spanish of Austral Wire.", "2024-06-04", "The Ghent Paper")
    (found,) = find_translations([SOURCE, copy])
    assert (found.source, found.inferred) == (SOURCE.report.id, False)
    assert "it says so (“Translated from the Spanish of Austral Wire”)" in found.reason
    assert [e.span.cut(copy.report.text) for e in found.evidence] == ["Translated from the Spanish of Austral Wire"]


def test_a_translation_of_what_is_not_at_hand_names_whom_it_renders():
    copy = read(f"Translated from the Spanish of Meseta Nine.\n\n{IN_OTHER_WORDS}", "2024-06-05", "The Ghent Paper")
    (found,) = find_translations([copy, read(ANOTHER, "2024-06-04", "Corral Post")])
    assert (found.source, found.name, found.inferred) == (None, "Meseta Nine", False)
    # What another outlet has is not what it says it renders.
    assert find_translations([SOURCE, copy])[0].source is None


def test_another_language_asks_for_less():
    # Word by word backwards, two paragraphs of it, beside one of its own.
    small = {w for w in WIRE.split() if w[0].islower()}
    told = " ".join(w[::-1] if w in small else w for w in WIRE.split(" "))
    few = "\n\n".join([*told.split("\n\n")[1:3], ANOTHER.split("\n\n")[1]])
    assert find_translations([SOURCE, read(few, "2024-06-05", "The Ghent Paper")]) == []
    copy = read(few, "2024-06-05", "The Ghent Paper", language="nl")
    (found,) = find_translations([SOURCE, copy])
    assert found.inferred


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Two drowned.\n\nTranslated by our desk.", True),
        ("Two drowned. (Translated from Polish)", True),
        ("This article was translated from German.\n\nTwo drowned.", True),
        ("Two drowned, the Spanish-language daily La Ría reported.", False),
        ("Two drowned, La Ría reported in Spanish.", False),
        ("“Two drowned,” he said in remarks translated from Russian.", None),
        ("The Spanish-language school burned down.", None),
        ("She wrote in French all her life: she said in Spanish what she thought.", False),
        ("The plan translated into action.", None),
    ],
)
def test_what_reports_say_of_other_languages(text, own):
    found = find_statement(read(text, "2024-06-05", "Post"))
    assert (found and found.of_itself) == own


def test_marks_are_the_same_in_any_language():
    one = list_marks(read("Near Łódź 3,400 men and two thousand women of Morska met.", "2024-06-05", "Post"))
    other = list_marks(read("Koło Lodz 3 400 ludzi i 2 000 kobiet z Morska.", "2024-06-05", "Gazeta"))
    assert [m.key for m in one] == [m.key for m in other]
    assert [m.key for m in one if m.is_number] == [("number", "3400"), ("number", "2000")]
