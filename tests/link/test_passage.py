import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.passage import SHINGLE, lay_out, sample_shingles
from reportedly.link.words import cut_words

STORY = " ".join(f"The {n}th boat of the {n * 7} left Selby with {n * 3} crew and no cargo." for n in range(60))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“We saw nothing,” she said.", "we saw nothing"),
        ('He said: "None were lost."', "none were lost"),
        ("‘They’re gone,’ Reyes said", "they're gone"),
        ("the ministry's note, the sailors' wives", ""),
        ("“It never ended\nin the next paragraph” he", ""),
    ],
)
def test_what_stands_in_quotation_marks(text, quoted):
    passage = lay_out(text)
    assert " ".join(w.form for w, is_quoted in zip(passage.words, passage.quoted, strict=True) if is_quoted) == quoted
    assert passage.narrative == len(passage.words) - len(quoted.split())


def test_sentences_are_numbered():
    passage = lay_out("SELBY, May 3 (Lusitan Press) - At least two died.\nOne lived! Who?")
    names = {}
    for word, number in zip(passage.words, passage.sentences, strict=True):
        names.setdefault(number, []).append(word.form)
    assert list(names.values()) == [
        ["selby", "may", "3", "lusitan", "press"],
        ["at", "least", "two", "died"],
        ["one", "lived"],
        ["who"],
    ]


def test_about_one_shingle_in_eight_is_kept_and_the_same_everywhere():
    passage = lay_out(STORY)
    narrative, quoted = sample_shingles(passage)
    assert not quoted
    assert 0.5 < 8 * len(narrative) / len(passage.words) < 1.5
    later = sample_shingles(lay_out("Something else came first here. " + STORY))[0]
    assert set(narrative) <= set(later)


def test_any_eight_quoted_words_share_a_shingle_wherever_they_stand():
    words = cut_words("Nobody in this town has ever seen a tank on the bridge and nobody will say so")
    words = [word.form for word in words]
    for start in range(len(words) - 8):
        part = " ".join(words[start : start + 8])
        whole = sample_shingles(lay_out(f"“{' '.join(words)}” she said."))[1]
        assert set(whole) & set(sample_shingles(lay_out(f"He recalled: “{part}”."))[1])


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_can_be_laid_out(text):
    passage = lay_out(text)
    assert len(passage.words) == len(passage.quoted) == len(passage.sentences)
    assert list(passage.sentences) == sorted(passage.sentences)
    for found in sample_shingles(passage):
        assert all(0 <= i <= len(passage.words) - SHINGLE for places in found.values() for i in places)


def test_marks_without_end_are_linear():
    assert lay_out("“" * 50_000).words == ()
    assert lay_out('"a ' * 30_000).words
    assert lay_out("‘a " * 30_000).words
