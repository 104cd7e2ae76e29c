"""From scenes to files: every drawing, with the sheet around it."""

from __future__ import annotations

from pathlib import Path

from . import answers, how_alone, how_together, work_hands, work_places
from .ink import sheet

SET = "matchcare"


def drawings() -> dict[str, str]:
    """Every drawing: its path below `resources/pictograms`, and the file's text."""
    scenes = {
        **work_hands.SCENES,
        **work_places.SCENES,
        **how_together.SCENES,
        **how_alone.SCENES,
    }
    made = {f"{SET}/{name}.svg": sheet(draw()) for name, draw in scenes.items()}
    made |= {
        f"{SET}/{name}.svg": sheet(draw(), floor=False) for name, draw in answers.SIGNS.items()
    }
    return made


def write(folder: Path) -> list[str]:
    """Write what is new or different; tells which."""
    changed = []
    for name, text in drawings().items():
        file, data = folder / name, text.encode()
        if not file.is_file() or file.read_bytes() != data:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
            changed.append(name)
    return changed
