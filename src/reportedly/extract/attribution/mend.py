"""Where the parts of an attribution are cut wrongly: a source lost in its content, words of the reporter at its end."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.agent.words import load_agent_words
from reportedly.extract.attribution.chain import find_cited
from reportedly.extract.attribution.choose import Found
from reportedly.extract.attribution.frame import Frame
from reportedly.extract.attribution.quoted import is_credited_after
from reportedly.extract.attribution.quotes import Quote
from reportedly.extract.attribution.source import is_word_of
from reportedly.extract.attribution.weigh import group_of
from reportedly.extract.parse import Parse

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_BEGINS = ("DT", "NNP", "NNPS", "NN", "NNS", "JJ", "PRP$", "CD")
_BACK = frozenset(("had", "would", "could", "might"))
_LONGEST_NAME, _LONGEST_NOTE = 5, 8  # tokens
_NOMINAL = ("nsubj", "appos", "ROOT", "dep", "nmod", "conj")
_MARKS = frozenset(("“", '"', "``"))
_FEWEST = 6
UNTOLD = "untold"  # the name of a frame that is no saying
_FAR = 30  # tokens between a quotation and who said it


def mend_parts(p: Parse, found: Sequence[Found], quotes: Sequence[Quote], inside: Sequence[int]) -> None:
    """Settle the parts of attributions in place."""
    for f in found:
        _free_source(p, f)
        _move_source(p, f)
        _complete_according(p, f)
        _drop_comment(p, f)
        _keep_to_sentence(p, f, inside)
        _go_on(p, f, found)
    _claim_quotes(p, found, quotes)
    _follow_quotes(p, found, quotes, inside)


def _free_source(p: Parse, f: Found) -> None:
    """ "Kaldria has moved four battalions, an assessment seen by us says": where the source was taken for content."""
    v = f.frame.cue
    if f.source or p.tag[v] not in ("VBD", "VBZ", "VBP") or not is_word_of("saying", f.frame.lemma):
        return
    piece = next(((n, i, j) for n, (i, j) in enumerate(f.content) if j == f.cue[0]), None)
    if piece is None:
        return
    n, i, j = piece
    comma = next((k for k in range(j - 2, i + 2, -1) if p.word[k] == ","), -1)
    if comma < 0 or p.tag[comma + 1] not in _BEGINS or any(p.tag[k] in _FINITE for k in range(comma + 1, j)):
        return
    if not any(p.tag[k] in _FINITE for k in range(i, comma)):
        return
    nouns = [k for k in range(comma + 1, j) if p.tag[k][0] == "N"]
    if not nouns:
        return
    end = next((k for k in range(comma + 1, j) if p.tag[k] in ("VBN", "VBG", "IN", "WP", "WDT")), j)
    f.source = comma + 1, j
    f.head = next((k for k in reversed(nouns) if k < end), nouns[0])
    f.content[:] = [*f.content[:n], (i, comma), *f.content[n + 1 :]]


def _move_source(p: Parse, f: Found) -> None:
    """ "Two militias | exchanged 86 prisoners, mediators | said": who stands beside the cue says it."""
    v = f.frame.cue
    if not f.source or not f.content or p.tag[v] not in ("VBD", "VBZ", "VBP"):
        return
    i, j = f.content[0]
    if f.source[1] != i or j >= f.cue[0] or p.word[j] != "," or p.sent[i] != p.sent[v] or f.source[0] > i:
        return
    gap = range(j + 1, f.cue[0])
    if not gap or any(p.tag[k][0] in "VMW" for k in gap) or not any(p.tag[k][0] == "N" for k in gap):
        return
    if not any(p.tag[k] in _FINITE for k in range(i, j)):
        return
    f.content[0] = f.source[0], j
    f.source = j + 1, f.cue[0]
    f.head = next((k for k in gap if p.head[k] == v and p.tag[k][0] == "N"), max(k for k in gap if p.tag[k][0] == "N"))


def _complete_according(p: Parse, f: Found) -> None:
    """ "According to its director, Pavol Kubiš, the margin ...", "... the assessment, dated 6 October, ...": the part
    between commas belongs to the source."""
    if f.frame.lemma != "according" or not f.source or not f.content:
        return
    i, j = f.content[0]
    if i < f.source[1] or i - f.source[1] > 1 or p.word[i - 1] != ",":
        return
    comma = next((k for k in range(i + 1, min(j - 2, i + _LONGEST_NOTE)) if p.word[k] == ","), -1)
    if comma < 0:
        return
    told = [p.tag[k] for k in range(i, comma)]
    words = load_agent_words()
    named = all(t in ("NNP", "NNPS", "HYPH") for t in told) and len(told) <= _LONGEST_NAME
    named = named and (words.is_role(p.lower[f.head]) or p.lower[f.head] in words.titles)
    if named or (told[0] == "VBN" and not any(t in _FINITE for t in told)):
        f.source = f.source[0], comma if named else f.source[1]
        f.content[0] = comma + 1, j


def _drop_comment(p: Parse, f: Found) -> None:
    """ "..., | sending its shares down", "..., | contradicting the ministry": what the saying did, not its words."""
    v = f.frame.cue
    if f.frame.lemma == "according" or p.tag[v][0] != "V":
        return
    i, j = f.content[-1]
    for k in range(j - 2, max(i, j - 40), -1):
        if p.tag[k] == "VBG" and p.word[k - 1] == "," and is_word_of("commenting", p.lower[k]) and p.head[k] <= k:
            if p.right[k] >= j - 1 and p.sent[k] == p.sent[v]:
                f.content[-1] = i, k - 1
            break
    if p.tag[f.content[-1][0]] == "VBG" and is_word_of("commenting", p.lower[f.content[-1][0]]) and len(f.content) > 1:
        f.content.pop()


def _keep_to_sentence(p: Parse, f: Found, inside: Sequence[int]) -> None:
    """ "“I rang twice. ‘It’s on the list,’ they told me.”": a cue inside a quotation credits its own sentence."""
    v = f.frame.cue
    if inside[v] < 0 or p.tag[v][0] != "V":
        return
    low = p.sentences[p.sent[v]][0]
    kept = [(max(i, low), j) for i, j in f.content if j > low]
    if kept and kept[0][1] <= v:
        f.content[:] = [(i, j) for i, j in kept if i < j] or f.content


def _go_on(p: Parse, f: Found, found: Sequence[Found]) -> None:
    """ "said he "smelled of drink" and had ignored his warnings": the second half is said as well."""
    i, j = f.content[-1]
    v = f.frame.cue
    if v > i or j >= len(p) or p.tag[j] != "CC" or p.sent[j] != p.sent[v] or p.tag[v][0] != "V":
        return
    for k in range(j + 1, min(j + 5, len(p))):
        if p.tag[k][0] == "V" and p.dep[k] == "conj":
            own = any(p.dep[c] in ("nsubj", "nsubjpass", "mark") for c in p.children[k])
            backshifted = p.head[k] == v and any(p.lower[c] in _BACK for c in p.children[k] if p.dep[c] == "aux")
            if own or not (i <= p.head[k] < j or backshifted) or any(g is not f and g.frame.cue == k for g in found):
                return
            if any(g is not f and g.source and j <= g.source[0] < p.right[k] for g in found):
                return
            end = p.right[k]
            while end > k + 1 and not p.word[end - 1][0].isalnum():
                end -= 1
            f.content[-1] = i, end
            return


def _claim_quotes(p: Parse, found: Sequence[Found], quotes: Sequence[Quote]) -> None:
    """ "‘They will be taught here,’ the chief, Fiona MacAskill, promised. ‘We’ll rebuild.’": the first is hers too."""
    if not quotes:
        return
    claimed = {k for f in found for i, j in f.content for k in range(i, j)}
    for quote in quotes:
        if quote.first in claimed or quote.last - quote.first < 5 or quote.follows >= 0 or quote.last >= len(p):
            continue
        inner = p.text[quote.span.start : quote.span.end].rstrip("\"'”’»`")
        if not inner.endswith((",", "?", "!")):
            continue
        high = min(p.paragraphs[p.para[quote.first]][1], quote.last + _FAR)
        stop = next((k for k in range(quote.last, high) if p.word[k] in (".", ";")), high)
        for f in found:
            v = f.frame.cue
            begins = f.source[0] if f.source else v
            if quote.last <= v < stop and begins >= quote.last and is_word_of("saying", f.frame.lemma):
                if any(i < quote.first for i, _ in f.content):
                    continue
                f.content.insert(0, (quote.first, quote.last))
                claimed.update(range(quote.first, quote.last))
                break


def _follow_quotes(p: Parse, found: Sequence[Found], quotes: Sequence[Quote], inside: Sequence[int]) -> None:
    """A quotation that goes on in the next paragraphs is of who began it."""
    if not any(q.follows >= 0 for q in quotes):
        return
    owners = {inside[j - 1]: f for f in found for i, j in f.content if inside[i] >= 0 and inside[f.frame.cue] < 0}
    claimed = {k for f in found for i, j in f.content for k in range(i, j)}
    sayings = frozenset(f.frame.lemma for f in found)
    for n, quote in enumerate(quotes):
        owner = owners.get(quote.follows)
        if owner is None or quote.first in claimed or is_credited_after(p, quote, inside, sayings):
            continue
        owner.content.append((quote.first, min(quote.last, len(p))))
        owners[n] = owner


def mark_untold(p: Parse, found: Sequence[Found], inside: Sequence[int]) -> None:
    """Name those "untold" whose verb says nothing, and was taken for a cue for a quotation beside or around it.

    "“They took us”" tells of taking; in 'the defendants “knew of the danger”' nobody speaks but who is quoted.
    """
    for f in found:
        v = f.frame.cue
        words = [k for i, j in f.content for k in range(i, j)]
        mute = p.tag[v][0] == "V" and group_of(f.frame.lemma) == "-" and f.frame.lemma != "according"
        bare = len(words) < _FEWEST and not any(p.tag[k] in _FINITE for k in words)
        outside = f.source is not None and v > f.source[0] and inside[f.source[0]] != inside[v]
        if (mute and (inside[v] >= 0 or bare)) or (inside[v] >= 0 and outside):
            f.frame = f.frame._replace(name=UNTOLD)


def find_second(p: Parse, found: Sequence[Found]) -> list[Found]:
    """ "An official said it carried arms; the ministry, citing the airline, denied it": two, not one in the other.

    What stands behind the semicolon is cut off the first and, where no reader saw it by itself, made an attribution.
    """
    made: list[Found] = []
    for f in found:
        i, j = f.content[-1]
        if f.frame.cue > i or p.tag[f.frame.cue][0] != "V":
            continue
        cut = next((k for k in range(i + 1, j - 3) if p.word[k] == ";"), -1)
        if cut < 0 or any(p.word[k] in _MARKS for k in range(i, cut)):
            continue
        verb = next((k for k in range(cut + 2, j - 1) if _credits_again(p, k)), -1)
        if verb < 0:
            continue
        f.content[-1] = i, cut
        clause = next(c for c in p.children[verb] if p.dep[c] in ("ccomp", "xcomp") and c > verb)
        subject = max((k for k in range(cut + 1, verb) if p.dep[k] in _NOMINAL and p.tag[k][0] in "NP"), default=-1)
        subject = next((k for k in range(cut + 1, verb) if p.tag[k][0] in "NP" and p.dep[k] in _NOMINAL), subject)
        if subject < 0:
            continue
        content = [(p.left[clause], min(j, p.right[clause]))]
        source = cut + 1, min((k for k in range(subject + 1, verb) if p.word[k] == ","), default=verb)
        citing = next((k for k in range(cut + 1, verb) if p.tag[k] == "VBG" and find_cited(p, k) >= 0), -1)
        same = [g for g in found if g.frame.cue == verb]
        for g in same:
            g.source, g.head, g.content[:], g.citing = source, subject, content, citing
        if not same:
            frame = Frame(verb, p.lemma(verb), "ccomp:none", content)
            made.append(Found(frame, f.score, subject, source, (verb, verb + 1), content, citing))
    return made


def _credits_again(p: Parse, k: int) -> bool:
    """Whether a verb after a semicolon says something of its own."""
    below = [c for c in p.children[k] if p.dep[c] in ("ccomp", "xcomp") and c > k]
    return p.tag[k] in ("VBD", "VBZ", "VBP") and is_word_of("as_said", p.lemma(k)) and bool(below)
