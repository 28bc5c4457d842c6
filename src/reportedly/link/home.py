"""Where a report was filed, and so whose "the Defence Ministry" it means."""

from __future__ import annotations

import re
from collections.abc import Mapping

from reportedly.link.nations import find_nations
from reportedly.model import Reading

_HEAD = 160  # characters that a dateline stands in
# "MADRID - ", "LISBON, March 10 (Lusitan Press) — ", and of a press note "Communiqué 31, Lisbon, 10 March 2019".
_FILED = re.compile(
    r"^[\"“]?(?P<place>[A-Z][A-Z .'’-]{2,40}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})"
    r"(?P<more>(?:,[\w.'’ ]{2,30}){0,3})(?: ?[(\[][^()\[\]\n]{2,40}[)\]])?\s*(?:--?|[—–])\s",
    re.MULTILINE,
)
_DATED = re.compile(
    r"(?:^|, )(?P<place>[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}),? \d{1,2}\.? [A-Z][a-z]+ \d{4}", re.MULTILINE
)


def find_home(reading: Reading, nations: Mapping[str, str], capitals: Mapping[str, str]) -> tuple[str | None, bool]:
    """The ISO code of the country that a report's dateline names, and whether its capital stands there.

    `capitals` maps lower-case names to codes. What is filed from a capital says "the Defence Ministry" of its own.

    >>> from reportedly.model import Report
    >>> report = Report(text="MADRID, March 13 (Meseta Nine) - Spain has no plans.")
    >>> find_home(Reading(report=report), {"spain": "ES"}, {"madrid": "ES"})
    ('ES', True)
    """
    head = reading.report.text[:_HEAD]
    for pattern in (_FILED, _DATED):
        if match := pattern.search(head):
            code = capitals.get(" ".join(match["place"].lower().split()))
            told = find_nations(match.groupdict().get("more") or "", nations)
            if code and not told - {code}:
                return code, True
            if len(told) == 1:
                return next(iter(told)), False
    return None, False
