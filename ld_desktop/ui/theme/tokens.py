"""The colours of a theme, read from `resources/theme/`: JSON, because it is read before the first paint."""

from __future__ import annotations

import json
from typing import Literal, NamedTuple

from ld_desktop import paths

Scheme = Literal["systeem", "licht", "donker", "contrast"]

# What the user can choose, in the words of the settings page.
SCHEMES: tuple[tuple[Scheme, str], ...] = (
    ("systeem", "Volg het systeem"),
    ("licht", "Licht"),
    ("donker", "Donker"),
    ("contrast", "Hoog contrast"),
)
TEXT_SIZES = (100, 110, 125, 150, 175, 200)


class Tokens(NamedTuple):
    """Every colour the house uses. `*_soft` is a background for text in the colour of that name."""

    window: str
    surface: str
    text: str
    muted: str
    border: str
    field_border: str
    accent: str
    accent_strong: str
    on_accent: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    disabled: str


def load(name: Literal["light", "dark", "contrast"]) -> Tokens:
    """The tokens of one theme file; a missing or unknown token is an error at once."""
    text = (paths.resources() / "theme" / f"{name}.json").read_text(encoding="utf-8")
    return Tokens(**json.loads(text))
