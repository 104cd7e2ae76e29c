"""`money` and `toegangstoets`: documents without a store."""

from __future__ import annotations

import argparse

from ld_desktop.casework import calculating_money, testing_access
from ld_desktop.cli.answering import answer_documents


def money(options: argparse.Namespace) -> int:
    """The amounts of one document, or of one per line."""
    answer = calculating_money.calculator(short=options.kort, rows=options.rijen)
    return answer_documents(options, answer, calculating_money.error_lines)


def toegangstoets(options: argparse.Namespace) -> int:
    """The outcome of one document, or of one per line."""
    answer = testing_access.judge(short=options.kort)
    return answer_documents(options, answer, testing_access.error_lines)
