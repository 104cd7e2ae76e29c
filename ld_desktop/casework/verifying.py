"""Verifying a report: signature, integrity and recomputation, a line per check."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from ld_desktop.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ld_desktop.domain.trace import ScoreResult
    from ld_desktop.report.verification import Verification

_NUMBER = re.compile(r"-?[0-9]{1,20}(\.[0-9]{1,20})?")


@dataclass(frozen=True)
class CheckLine:
    """One check: its name, whether it passed, and what was found in words."""

    name: str
    ok: bool
    text: str


def recompute(document: Mapping[str, Any]) -> ScoreResult:
    """The result that follows from a score document; decimals may be strings of digits.

    Raises:
        ScoreRefused: when the document is no valid input.
    """
    from ld_desktop.methods.document import score

    return score(exact_document(document))


def exact_document(document: Mapping[str, Any]) -> Mapping[str, Any]:
    """A score document as it was kept, with its decimals as numbers again."""
    return {
        name: _numbers_back(part) if name in {"inputs", "parameters"} else part
        for name, part in document.items()
    }


def recompute_known(document: Mapping[str, Any]) -> ScoreResult | None:
    """The result that follows, or None when this program does not know the method or version.

    Raises:
        ScoreRefused: when the document is no valid input.
    """
    from ld_desktop.methods import catalogue

    method, version = document.get("method"), document.get("method_version")
    if method not in catalogue.ids() or version not in catalogue.versions(str(method)):
        return None
    return recompute(document)


def _numbers_back(part: object, name: str = "") -> object:
    """Canonical JSON holds decimals as strings; a name stays a name, whatever it looks like."""
    if isinstance(part, dict):
        return {key: _numbers_back(value, key) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_numbers_back(value, name) for value in part]
    if isinstance(part, str) and name != "naam" and _NUMBER.fullmatch(part):
        return Decimal(part)
    return part


def verify_pdf(
    data: bytes, trusted: frozenset[str] = frozenset(), language: str = "nl"
) -> tuple[CheckLine, ...]:
    """Check a report file.

    Args:
        data: the bytes of the file.
        trusted: fingerprints of certificates that were confirmed (SHA-256, hexadecimal).
        language: of the texts.
    """
    from ld_desktop.report.verification import verify_report

    return check_lines(verify_report(data, recompute, trusted_fingerprints=trusted), language)


def check_lines(verification: Verification, language: str = "nl") -> tuple[CheckLine, ...]:
    """The checks of a verification as sentences."""
    return tuple(
        CheckLine(check.name, check.ok, sentence(check.code, check.values, language))
        for check in verification.checks
    )
