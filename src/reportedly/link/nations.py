"""Which countries words speak of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Nations:
    """Countries by the words for them: `words` maps lower-case names and demonyms to ISO codes, `names` and `peoples`
    those codes to a name ("North Korea") and an adjective ("North Korean"), `capitals` lower-case capitals to codes.
    """

    words: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    peoples: Mapping[str, str] = field(default_factory=dict)
    capitals: Mapping[str, str] = field(default_factory=dict)

    def capital_of(self, name: str) -> str | None:
        """The code of the country whose capital a name is: as somebody who acts, "Seoul" is South Korea."""
        return self.capitals.get(name.lower())


_NAME = re.compile(r"[^\W\d_][\w’'.-]*")


def find_nations(text: str, nations: Mapping[str, str]) -> frozenset[str]:
    """ISO codes of the countries that capitalised words name or call the people of; `nations` maps lower-case words.

    >>> sorted(find_nations("North Korean and Russian men", {"north korean": "KP", "korean": "KR", "russian": "RU"}))
    ['KP', 'RU']
    """
    words = [w.rstrip(".").replace("'", "’").removesuffix("’s").removesuffix("’") for w in _NAME.findall(text)]
    found = []
    n = 0
    while n < len(words):
        taken = 1
        if words[n][:1].isupper():
            for size in (3, 2, 1):
                key = " ".join(words[n : n + size]).lower()
                code = nations.get(key) or (nations.get(key[:-1]) if key.endswith("s") else None)
                if code and len(words[n : n + size]) == size:
                    found.append(code)
                    taken = size
                    break
        n += taken
    return frozenset(found)
