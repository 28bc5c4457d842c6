"""What a time looks like, as patterns over the classes of `lexing`: one character a word.

Classes: W weekday (w plural, V short), M month, Y year, y '82, E decade, d 1-31, n other number, c number word, F few,
o 3rd, O third, u unit (U plural), q quarter, z century, h hour (H plural), D today, P morning (p plural), S season
(s plural), X holiday, I ISO, J 12/10/2024, C 15:00, G p.m., Z GMT, Q Q3, t the, a a, l last, x next, i this, T that,
R recent, v every, g ago, B earlier, A later, b before, e after, k early, K end, f fiscal, 2 half, 5 full, + more,
@ of, & and, > to, ' possessive, % in,
N then, 1 now, 3 future, 4 overnight, 6 ahead, 7 daily, ^ annual, 9 old, / per, = period, - dash, ~ bracket.
"""

from __future__ import annotations

import re

_NUM = r"(?:[dnY](?:-?c)?|a5?F@?|ac|c(?:[-&]?c){0,4}|F@?)"
_QTY = rf"(?:{_NUM}(?:[>&-]{_NUM})?)"
_UNIT = r"[uUqzhH]"
_ONE = rf"(?:{_QTY}-?|a(?=\+?5?{_UNIT}))\+?5?-?"
_PART = r"(?:[BA]%?|t?[kK]-?(?:%|@)?|t?KB?@)"
_OF = r"(?:,?@?(?:t?u?f?5?Y|y)|@?t?5?[ilxT]5?f?-?u|@tT?5?f?-?u)"

# In order: where two begin at the same word the first that fits is taken.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("clock", r"(?:C|d|c)GZ?|CZ?|[Yn]Z|[cd]%tP"),
    ("iso", r"I"),
    ("numeric", r"J"),
    ("range_md", r"(?:[WV],?)?Mt?[do](?:,?Y)?[->&](?:[WV],?)?(?:Mt?[do]|t?[do](?![GMc@]|-?[uUhH]))(?:,?Y)?"),
    ("range_dm", r"(?:[WV],?)?t?[do](?:@?M)?[->&](?:[WV],?)?t?[do]@?M(?:,?[Yy])?"),
    ("range_m", r"M[->&]M@?,?Y"),
    ("week_of", r"t?u@(?:Mt?[do]|t?[do]@?M)(?:,?Y)?"),
    ("date", rf"(?:{_PART}t?)?(?:i?x?[WV],?)?[lxi]?Mt?[do](?![>]?[%]?c)(?:,?[Yy])?"),
    ("date", r"(?:[WV],?)?(?:t?[do]@?|tO@)M(?:,?[Yy]|@?[ilx]u)?"),
    ("date", r"Wt[oO](?!-?[uzqP2])"),
    ("nth_of", rf"t?(?:[OolR]|[KkO])[uU]@(?:t?M(?:{_OF})?|Y|t?[ilxT]5?u|t5?u)"),
    ("month", rf"(?:{_PART}t?)?(?:t?[lxiTR]{{1,2}}|v)?M(?:{_OF}|@?[ilxT]u)?"),
    ("month", rf"M@?{_OF}"),
    (
        "quarter",
        rf"(?:{_PART})?(?:[ilx]u'|t?Y'?|[ta]|t?[ixlRT]|t?u-[gB])?(?:f-?)?R?(?:[Oo]-?|l)?(?:f-?)?q(?:{_OF}|au[gB])?",
    ),
    ("quarter", rf"Q(?:{_OF})?|YQ"),
    ("half", rf"(?:[ilx]u'|t)?[OolR]-?2(?:@tE|{_OF})?"),
    ("season", rf"(?:{_PART}t?)?(?:t?[ilxT]{{1,2}}|t)?(?:k-?)?S(?:{_OF}|@?[ilx]u)?"),
    ("season", r"v?s"),
    ("holiday", rf"(?:{_PART}t?)?[ilxt]?X(?:,?Y|[uP])?"),
    ("several", r"vW(?:P)?|v?w(?:p|P)?|[vW]p|vO?(?:[uqhzPSM]|c-?[UH]|d[UH])"),
    ("part", r"(?:k-?)?PD|(?:[BA]|k-?)?t?[ilTt]x?l?P(?!@)|k-?P"),
    ("weekday", rf"(?:{_PART}t?)?(?:t?(?:[lixT]|ix|xl?))?W(?:k?-?P)?"),
    ("deictic", rf"(?:{_PART})?DP?"),
    ("before_last", r"t[Wuq](?:bl|ex)"),
    ("year_ago", r"[ta]?u-[gB](?:[qu=])?"),
    ("ago", rf"{_ONE}{_UNIT}(?:[&,]{_ONE}{_UNIT})?(?:&a2)?gD?|Ug"),
    ("narrative", rf"(?:{_ONE}|t)(?:{_UNIT})(?:&a2)?[BAbe]|U[BAbe]"),
    ("period", r"t(?:R|Y|f)="),
    ("rolling", rf"t?[lxRi](?:{_QTY}5?\+?(?:-?){_UNIT}|[U])(?:&U)?|tU6"),
    ("spoken", r"(?:tu)cc(?:-?c){0,2}"),
    ("calendar", r"tu[lx]|u'?-?K"),
    ("calendar", rf"(?:{_PART}t?)?(?:t?5?(?:[lxTR]|il?)5?f?-?5?|t5?f?-?5?)[uz]|{_PART}t?5?f?[uz]"),
    ("century", r"(?:t?[kK][-@]?@?t?)?t?[oO]-?z"),
    ("first", rf"t?(?:[OlRx]|u-[gB])?{_QTY}-?U(?:{_OF})"),
    ("decade", r"(?:t?[kK][-%@]?t?)?(?:tO2@)?t?E"),
    ("clock", r"P(?![P'])"),
    ("ordinal", r"to(?![A-Za-z])"),
    ("duration", rf"t?[OlxR]?{_ONE}{_UNIT}(?:&a2|&2)?|[U](?:&U)?|2-?a?-?{_UNIT}|a2-?{_UNIT}|[H]|u-(?=\\.)"),
    ("year", rf"(?:{_PART}t?)?(?:tu)?f?[Yy]"),
    ("annual", r"\^"),
    ("set", r"7|/[uh]"),
    ("pointing", r"TN|N"),
    ("vague", r"[i1]|TU|t?[l3]|R(?=\.)"),
    ("night", r"4"),
)
MASTER = re.compile("|".join(f"(?P<{name}_{n}>{pattern})" for n, (name, pattern) in enumerate(PATTERNS)))


def match_time(kinds: str, at: int) -> tuple[str, int, int] | None:
    """The first time at or after a place in `kinds`: its name and where it stands.

    >>> match_time("..%W,dM.;", 0)
    ('date', 3, 7)
    """
    m = MASTER.search(kinds, at)
    if m is None:
        return None
    name = m.lastgroup or ""
    return name.rsplit("_", 1)[0], m.start(), m.end()
