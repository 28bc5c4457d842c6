from hypothesis import given
from hypothesis import strategies as st

from reportedly.link.terms import find_terms, hash_term, unpack_terms, weigh, weigh_all, weigh_terms


def vector(text):
    packed = find_terms(text)
    return weigh_terms(packed, weigh_all([packed]))


def test_common_words_tell_nothing_and_names_tell_most():
    weights = vector("The harbour office of Örnvik said on Friday that the harbour was closed.")
    assert hash_term("said") not in weights
    assert weights[hash_term("örnvik")] > weights[hash_term("harbour")] > 0


def test_a_word_written_small_elsewhere_is_no_name():
    terms = dict(unpack_terms(find_terms("Rockets fell. Three rockets fell on Selby.")))
    assert not terms[hash_term("rocket")]
    assert terms[hash_term("selby")]


def test_what_is_common_in_the_ledger_tells_little():
    selby = hash_term("selby")
    assert weigh(selby, 300, 1000) < weigh(selby, 3, 1000) < weigh(selby, 0, 1000)
    packed = find_terms("Selby: rockets fell.")
    common = weigh_terms(packed, weigh_all([packed], {selby: 900}, 1000))
    assert common.get(selby, 0) < vector("Selby: rockets fell.")[selby]


@given(st.text(st.characters(codec="utf-8"), max_size=300))
def test_any_text_packs_and_comes_back(text):
    packed = find_terms(text)
    terms = unpack_terms(packed)
    assert [number for number, _ in terms] == sorted({number for number, _ in terms})
    assert packed == find_terms(text)
    found = weigh_terms(packed, weigh_all([packed]))
    assert not found or abs(sum(weight**2 for weight in found.values()) - 1) < 1e-9


def test_a_text_without_end_is_cut():
    assert len(unpack_terms(find_terms("".join(f"word{n} " for n in range(50_000))))) <= 2000
    assert find_terms("x" * 1_000_000)
