"""What the help pages show: the terms of the trade."""

from __future__ import annotations


def glossary() -> tuple[tuple[str, str, str], ...]:
    """Every term with its meaning and its source, in alphabetical order."""
    from ld_desktop import datafile, paths

    table, _ = datafile.read(paths.resources() / "glossary.toml")
    return tuple(
        (term, str(entry["meaning"]), str(entry["source"]))
        for term, entry in sorted(table.items(), key=lambda item: item[0].lower())
    )
