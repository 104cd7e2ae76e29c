"""What the help pages show: the terms of the trade."""

from __future__ import annotations


def glossary() -> tuple[tuple[str, str, str], ...]:
    """Every term with its meaning and its source, in alphabetical order."""
    from ld_desktop.forms.glossary import glossary as terms

    found = terms()
    return tuple(
        (term, found[term].meaning, found[term].source) for term in sorted(found, key=str.lower)
    )
