"""Tools to make files that a trusted sender should never have sent."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pytest

from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import LANGUAGES, error_sentence

if TYPE_CHECKING:
    from tests.sync.conftest import Receive

Members = dict[str, bytes]
Change = Callable[[dict[str, Any]], None]
Forge = Callable[..., bytes]
Wrap = Callable[[bytes], bytes]


def zipped(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A plain archive, without any of the care of `archive.write_archive`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as made:
        for name, data in members.items():
            made.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return target.getvalue()


def refused(receive: Receive, data: bytes, kind: type[EnvironmentProblem]) -> EnvironmentProblem:
    """The file is refused for exactly this reason, which has its sentences."""
    with pytest.raises(EnvironmentProblem) as found:
        receive(data)
    assert type(found.value) is kind
    for language in LANGUAGES:
        assert len(error_sentence(found.value, language).split(". ")) >= 2
    return found.value
