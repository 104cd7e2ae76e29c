"""From scenes to files: every drawing, with the sheet around it."""

from __future__ import annotations

from pathlib import Path

from . import answers, how_alone, how_together, work_hands, work_places
from .ink import sheet

SET = "matchcare"
# How far a drawing moves aside to stand in the middle of its card.
_ASIDE = {
    "inpakken": -50,
    "schoonmaken": 11,
    "keuken": -47,
    "tuin": -14,
    "magazijn": -38,
    "heftruck": -33,
    "montage": -58,
    "kassa": 18,
    "balie": 24,
    "telefoon": -23,
    "computer": -34,
    "post": -48,
    "naaien": -37,
    "zorg": -10,
    "bouw": -58,
    "schilderen": -20,
    "uitleg_krijgen": 10,
    "uitleg_geven": -10,
    "hulp_vragen": -23,
    "verandering": -15,
    "ruzie": 19,
    "klant": -14,
    "zwaar_tillen": -21,
    "op_tijd": -25,
    "netjes": -48,
    "fout_herstellen": -36,
    "rekenen": -36,
    "lang_staan": -26,
    "plannen": -26,
    "zelf_beginnen": -46,
    "weet_niet": -21,
}


def drawings() -> dict[str, str]:
    """Every drawing: its path below `resources/pictograms`, and the file's text."""
    scenes = {
        **work_hands.SCENES,
        **work_places.SCENES,
        **how_together.SCENES,
        **how_alone.SCENES,
    }
    made = {
        f"{SET}/{name}.svg": sheet(draw(), _ASIDE.get(name, 0)) for name, draw in scenes.items()
    }
    made |= {
        f"{SET}/{name}.svg": sheet(draw(), _ASIDE.get(name, 0), floor=False)
        for name, draw in answers.SIGNS.items()
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
