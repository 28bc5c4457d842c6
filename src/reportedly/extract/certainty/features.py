"""What the learned model of the reader's view sees of an event."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.extract.certainty.clause import near_children
from reportedly.extract.certainty.climb import Level
from reportedly.extract.certainty.judge import Judgement
from reportedly.extract.parse import Parse

_FIRST = frozenset(["i", "we", "me", "us", "my", "our", "'m", "im"])
_SECOND = frozenset(["you", "your", "u", "yourself", "ya"])
_STATUSES = ("occurred", "ongoing", "planned", "predicted", "possible", "denied")
_TENSES = ("past", "present", "modal", "infinitive", "none")
_LINKS = ("complement", "same", "beside", "factual", "condition", "open", "purpose", "time", "without", "top")
_GROUPS = (
    "report", "claim", "confirm", "factive", "believe", "suspect", "seem", "likely", "unlikely", "possible", "fear",
    "try", "hope", "direct", "want", "plan", "decide", "expect", "bound", "implicative", "prevent", "deny", "cease",
    "postpone", "pretend",
)  # fmt: skip
_MODALS = ("will", "would", "can", "could", "may", "might", "should", "must")
_MODAL_FORMS = {"'ll": "will", "’ll": "will", "wo": "will", "ca": "can", "'d": "would", "’d": "would"}
_EVENT = ("e=", "w=", "t=", "d=", "td=", "suffix=")
FAMILIES = 5
_FUNCTIONS = frozenset(["det", "mark", "advmod", "aux", "auxpass", "neg", "prep", "expl", "prt", "poss", "npadvmod"])


def describe_style(p: Parse, first: int, last: int) -> list[float]:
    """How a sentence is written: length, persons, marks; the annotators of chat and of news use the scale apart."""
    words = p.lower[first:last]
    n = max(1, len(words))
    capital = sum(w[:1].isupper() for w in p.word[first:last])
    marks = p.lower[last - 1]
    tags = p.tag[first:last]
    return [
        float(n),
        sum(w in _FIRST for w in words) / n,
        sum(w in _SECOND for w in words) / n,
        capital / n,
        float(marks == "?"),
        float(marks == "!"),
        float(marks == "."),
        sum(w in ('"', "``", "''", "“", "”") for w in words) / n,
        sum(t == "NNP" or t == "NNPS" for t in tags) / n,
        sum(t == "CD" for t in tags) / n,
        sum(t == "VBD" for t in tags) / n,
        sum(t == "PRP" for t in tags) / n,
        sum(map(len, words)) / n,
        float(p.word[first][:1].islower()),
        sum(t == "UH" or t == "NFP" or t == ":" for t in tags) / n,
        float("said" in words or "says" in words),
    ]


def describe_numbers(
    p: Parse, event: int, levels: Sequence[Level], judged: Judgement, style: Sequence[float]
) -> list[float]:
    """The dense features: what the rules make of the event, then the `style` of its sentence; 0/1 where not said."""
    first, last = p.sentences[p.sent[event]]
    clause = levels[0].clause
    row = [
        judged.certainty.value,
        float(len(judged.certainty.hedge)),
        float(len(judged.reasons)),
        float(len(levels)),
        (event - first) / max(1, last - first),
        float(event - first),
        float(clause.nominal),
        float(clause.verb != clause.node),
        float(clause.perfect >= 0),
        float(clause.progressive >= 0),
        float(clause.passive >= 0),
        float(len(clause.negations)),
        float(clause.condition >= 0),
        float(clause.subject >= 0),
        float(clause.future_word >= 0),
        float(clause.past_word >= 0),
        float(clause.question_word >= 0),
    ]
    row += [float(judged.status.value == name) for name in _STATUSES]
    for depth in (0, 1, 2):
        level = levels[depth] if depth < len(levels) else None
        tense = level.clause.tense if level else ""
        row += [float(tense == name) for name in _TENSES]
        modal = p.lower[level.clause.modal] if level and level.clause.modal >= 0 else ""
        modal = _MODAL_FORMS.get(modal, modal)
        row += [float(modal == name) for name in _MODALS]
        if depth < 2:
            link = level.link if level else ""
            row += [float(link == name) for name in _LINKS]
            group = level.predicate.group if level and level.predicate else ""
            group = "confirm" if group == "true" else group
            row += [float(group == name) for name in _GROUPS]
        row.append(float(len(level.clause.negations)) if level else 0.0)
    tag = p.tag[event]
    row += [float(tag == name) for name in ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "NN", "NNS", "JJ")]
    subject = p.lower[clause.subject] if clause.subject >= 0 else ""
    row += [float(subject in ("i", "we")), float(subject == "you"), float(subject in ("he", "she", "they", "it"))]
    return [*row, *style]


def describe_words(p: Parse, event: int, levels: Sequence[Level]) -> list[str]:
    """The sparse features, as strings: words of the event, of its clause, of its governors, and around it."""
    first, last = p.sentences[p.sent[event]]
    lower, tag, dep, head = p.lower, p.tag, p.dep, p.head
    lemma = p.lemma(event)
    names = [f"e={lemma}", f"w={lower[event]}", f"t={tag[event]}", f"d={dep[event]}", f"td={tag[event]} {dep[event]}"]
    names.append(f"suffix={lower[event][-3:]}")
    if event > first:
        names.append(f"-1={lower[event - 1]}")
    if event > first + 1:
        names.append(f"-2={lower[event - 2]}")
        names.append(f"-21={lower[event - 2]} {lower[event - 1]}")
    if event + 1 < last:
        names.append(f"+1={lower[event + 1]}")
    if event + 2 < last:
        names.append(f"+2={lower[event + 2]}")
    path = ""
    node = event
    for step in range(4):
        h = head[node]
        path += f"{dep[node]}<"
        names.append(f"p{step}={path}")
        if h == node:
            break
        governor = p.lemma(h)
        names.append(f"g{step}={governor}")
        names.append(f"g{step}={governor} {dep[node]}")
        names.append(f"gt{step}={tag[h]} {dep[node]}")
        node = h
    for c in near_children(p, event):
        names.append(f"c={dep[c]}")
        if dep[c] in _FUNCTIONS:
            names.append(f"c={dep[c]} {lower[c]}")
        elif dep[c] in ("nsubj", "nsubjpass", "dobj"):
            names.append(f"c={dep[c]} {lower[c] if tag[c] == 'PRP' else tag[c]}")
    shape = []
    for depth, level in enumerate(levels[:4]):
        clause = level.clause
        modal = lower[clause.modal] if clause.modal >= 0 else clause.tense
        local = f"{modal}{'/have' if clause.perfect >= 0 else ''}{'/be' if clause.progressive >= 0 else ''}"
        local += "/not" * len(clause.negations) + ("/if" if clause.condition >= 0 else "")
        local += "".join("/" + lower[a] for a in clause.adverbs)
        names.append(f"l{depth}={local}")
        names.append(f"l{depth}={local} {tag[clause.node][:1]}")
        group = level.predicate.group if level.predicate else "-"
        mark = lower[level.marker] if level.marker >= 0 else ""
        names.append(f"k{depth}={level.link} {group} {mark}")
        if level.governor >= 0:
            names.append(f"v{depth}={p.lemma(level.governor)} {level.form}")
        shape.append(f"{local} {level.link} {group}")
        names.append(f"s{depth}={'|'.join(shape)}")
        if clause.subject >= 0:
            names.append(
                f"subj{depth}={lower[clause.subject] if tag[clause.subject] == 'PRP' else tag[clause.subject]}"
            )
    return names


def describe_voice(p: Parse, first: int, last: int) -> list[str]:
    """The words, spellings and tag pairs of a sentence, each once, to tell how it is written."""
    tag = p.tag
    names = {f"b={w}" for w in p.lower[first:last]}
    names |= {f"cs={w}" for w in p.word[first:last]}
    names |= {f"bt={tag[i]} {tag[i + 1]}" for i in range(first, last - 1)}
    return sorted(names)


def find_family(name: str) -> int:
    """Which of the five families a sparse feature is of: event, neighbours, governors, children, clause."""
    if name.startswith(_EVENT):
        return 0
    if name[0] in "-+":
        return 1
    if name[0] in "pg":
        return 2
    return 3 if name.startswith("c=") else 4
