"""What an input tells about itself, as plain data."""

from __future__ import annotations

from ld_desktop.domain.base import Frozen


class InputInfo(Frozen):
    """One input. `path` counts with `N` in a list: `taken.N.tempo`.

    Attributes:
        default: the value when it is absent, as text; empty when there is none.
        nvt: whether the text `nvt` is allowed.
        when: under which condition it is asked, or what it replaces; empty means always.
    """

    path: str
    label: str
    type: str
    allowed: str
    unit: str = ""
    required: bool = True
    default: str = ""
    nvt: bool = False
    when: str = ""
    aanname: str = ""
