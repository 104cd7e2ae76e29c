"""The common forms of a Dutch word, as far as spelling rules go: enough to find words in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

_ENDINGS = ("", "e", "en", "s", "n", "t", "er")
_LONG_ENDINGS = ("e", "en", "er")
_DOUBLE = re.compile(r"([aeou])\1([bcdfgklmnprst])$")
_SOFT = {"f": "v", "s": "z"}
_SHORT = re.compile(r"(?<![aeiouy])[aeiou]([bdfgklmnprst])$")


def forms_of(word: str) -> Iterator[str]:
    """A word with its endings: `hoofdtaak`, `hoofdtaken`; `effectief`, `effectieve`; `norm`, `normen`.

    Also gives forms that do not exist; those do no harm when looking for words.
    """
    yield from (word + ending for ending in _ENDINGS)
    single = _DOUBLE.sub(r"\1\2", word)
    soft = word[:-1] + _SOFT.get(word[-1:], word[-1:])
    softer = single[:-1] + _SOFT.get(single[-1:], single[-1:])
    doubled = word + word[-1] if _SHORT.search(word) else word
    for stem in {single, soft, softer, doubled} - {word}:
        yield from (stem + ending for ending in _LONG_ENDINGS)
