"""What a method tells about itself: its inputs, parameters and fixed values, as plain data."""

from __future__ import annotations

from ld_desktop.documents.info import InputInfo
from ld_desktop.domain.base import Frozen


class ParameterInfo(Frozen):
    """One parameter or fixed value, with who said so or why we assumed it."""

    id: str
    label: str
    unit: str
    value: str
    allowed: str
    adjustable: bool
    bron: str
    aanname: str


class MethodInfo(Frozen):
    """One method in one version.

    Attributes:
        versions: every version that can be computed, newest first.
        parameters: what a score document may give another value.
        fixed: numbers that law or specification fixes; shown, not open to change.
    """

    id: str
    version: str
    versions: tuple[str, ...]
    naam: str
    toelichting: str
    bron: str
    inputs: tuple[InputInfo, ...]
    parameters: tuple[ParameterInfo, ...]
    fixed: tuple[ParameterInfo, ...]
    definition_sha256: str
    parameters_sha256: str
