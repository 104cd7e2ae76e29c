"""`import --csv`: tables of an office into its store, a file at a time, each whole or not at all."""

from __future__ import annotations

import argparse
import sys

from ld_desktop.casework import importing_tables, starting, works
from ld_desktop.casework.importing_tables import TablePreview
from ld_desktop.cli import REFUSED
from ld_desktop.cli.output import say
from ld_desktop.cli.profiles import opened
from ld_desktop.messages import sentence


def receive_tables(options: argparse.Namespace) -> int:
    """Import the files, or show what would happen; the exit status."""
    told = importing_tables.told_beside(options.set, options.versie, options.auteur, options.datum)
    session = opened(options)
    done = []
    try:
        for path in options.files:
            preview = importing_tables.preview_table(session, options.csv, path, told)
            if not options.dry_run:
                importing_tables.import_table(session, preview)
            _tell(options, preview)
            done.append(preview)
    finally:
        starting.lock(session)
    counts = [preview.counts for preview in done]
    say(
        options,
        "import_summary",
        dry=sentence("cli.import_dry", (), options.lang) if options.dry_run else "",
        new=sum(count.new for count in counts),
        changed=sum(count.changed for count in counts),
        unchanged=sum(count.unchanged for count in counts),
        conflict=0,
        refused=sum(preview.refused for preview in done),
    )
    return REFUSED if any(preview.faults for preview in done) else 0


def _tell(options: argparse.Namespace, preview: TablePreview) -> None:
    """What a file brought: its works that are new or changed, or all that is wrong with it."""
    if preview.faults:
        say(options, "table_refused", file=preview.name, kind=preview.kind, rows=preview.refused)
    else:
        say(options, "table_read", file=preview.name, kind=preview.kind)
    if preview.encoding:
        say(options, "table_encoding", file=preview.name, encoding=preview.encoding)
    if preview.counts.gone:
        say(options, "table_gone", count=preview.counts.gone)
    for line in preview.fault_lines(options.lang):
        print(line, file=sys.stderr)
    for item in preview.judged:
        if item.outcome != "ongewijzigd" or preview.kind != works.PROFIELEN:
            say(
                options,
                "table_work",
                outcome=item.outcome,
                name=item.work.name,
                title=item.work.title,
                versie=item.versie,
                sha256=item.work.sha256,
            )
