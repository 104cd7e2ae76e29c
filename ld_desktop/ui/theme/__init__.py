"""One look for the whole window: tokens as data, one style sheet, a text size.

Widgets ask for a look by a property, never by a colour:
`role` = title | heading | field | muted | number | code on a label; `tone` = good | warn | bad;
`primary`, `quiet` or `nav` on a button; `card`, `bar` or `line` on a frame; `flat` on a list.
Painters take colours from `tokens()`.
"""

from __future__ import annotations

from ld_desktop.ui.theme.style import Theme, tokens
from ld_desktop.ui.theme.tokens import SCHEMES, TEXT_SIZES, Scheme, Tokens

__all__ = ["SCHEMES", "TEXT_SIZES", "Scheme", "Theme", "Tokens", "tokens"]
