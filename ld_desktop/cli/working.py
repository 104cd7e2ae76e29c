"""`export`, `import`, `verify`, `demo` and `bench`: the work itself, without a screen."""

from __future__ import annotations

import argparse
from pathlib import Path

from ld_desktop.casework import (
    contacts,
    documents,
    handing_over,
    receiving,
    starting,
    verifying,
)
from ld_desktop.casework.session import Session, system_clock
from ld_desktop.casework.verifying import CheckLine
from ld_desktop.cli import REFUSED
from ld_desktop.cli.output import print_json, progress, say
from ld_desktop.cli.profiles import opened
from ld_desktop.errors import EnvironmentProblem
from ld_desktop.messages import error_sentence, sentence

_FOUND_WRONG = 1
_DEMO_FOLDER = "demo-uit"


def export(options: argparse.Namespace) -> int:
    """Write a sync file for a confirmed contact."""
    session = opened(options)
    try:
        contact = contacts.confirmed_contact(session, options.to)
        cases = None
        if options.case:
            cases = tuple(handing_over.find_case(session, wanted) for wanted in options.case)
        try:
            job = handing_over.prepare_export(session, contact.id, cases)
        except handing_over.NothingToSend:
            say(options, "export_nothing")
            return 0
        packed = job.run(progress, lambda: False)
        done = handing_over.finish_export(session, packed, options.out)
    finally:
        starting.lock(session)
    for path in done.paths:
        say(options, "export_done", path=path, sequence=done.sequence)
    for kind, count in done.counts.items():
        say(options, "export_count", kind=kind, count=count)
    return 0


def receive(options: argparse.Namespace) -> int:
    """Import sync files or tables into a store, or show what would happen."""
    if options.csv is not None:
        from ld_desktop.cli.tables import receive_tables

        return receive_tables(options)
    session = opened(options)
    try:
        job = receiving.prepare_import(session, tuple(options.files))
        files = receiving.preview(session, job.run(progress, lambda: False))
        for file in files:
            say(options, "import_file", file=file.name, message=file.message)
            for line in file.lines:
                say(
                    options,
                    "import_line",
                    outcome=line.outcome,
                    kind=line.kind,
                    title=line.title,
                    message=f": {line.message}" if line.message else "",
                )
        summary = receiving.summarise(files)
        if not options.dry_run:
            summary = receiving.receive(session, files)
    finally:
        starting.lock(session)
    dry = sentence("cli.import_dry", (), options.lang) if options.dry_run else ""
    say(
        options,
        "import_summary",
        dry=dry,
        new=summary.new,
        changed=summary.changed,
        unchanged=summary.unchanged,
        conflict=summary.conflict,
        refused=summary.refused,
    )
    return REFUSED if summary.refused else 0


def verify(options: argparse.Namespace) -> int:
    """Check reports and sync files, a line per check."""
    session = opened(options) if options.store is not None else None
    try:
        statuses = [_verify_one(options, session, path) for path in options.files]
    finally:
        if session is not None:
            starting.lock(session)
    return max(statuses)


def demo(options: argparse.Namespace) -> int:
    """The main job from beginning to end, with everything verified."""
    from ld_desktop.casework import demonstrating

    folder = (options.out or Path(_DEMO_FOLDER)).absolute()
    made = demonstrating.demonstrate(folder, system_clock, progress)
    say(options, "demo_store", path=made.store, passphrase=demonstrating.PASSPHRASE)
    for method, value in made.loonwaarden:
        say(options, "demo_score", method=method, value=value)
    for path in made.files:
        say(options, "demo_file", path=path)
    say(options, "demo_office", count=made.imported, path=made.office_store)
    for text in made.verified:
        say(options, "demo_verified", text=text)
    say(options, "demo_done")
    return 0


def bench(options: argparse.Namespace) -> int:
    """The project's own benchmarks."""
    from ld_desktop.casework import benching

    if options.name is not None and options.name not in benching.NAMES:
        raise benching.UnknownBench(name=options.name, known=", ".join(benching.NAMES))
    names = (options.name,) if options.name else benching.NAMES
    figures = [figure for name in names for figure in benching.measure(name, progress)]
    if options.json:
        print_json([figure.as_dict() for figure in figures])
        return 0
    for figure in figures:
        say(options, "bench_line", **figure.as_text())
    return 0


def _verify_one(options: argparse.Namespace, session: Session | None, path: Path) -> int:
    try:
        checks = _checks(options, session, path)
    except EnvironmentProblem as problem:
        checks = (CheckLine("bestand", ok=False, text=error_sentence(problem, options.lang)),)
    if checks is None:
        return REFUSED
    for check in checks:
        say(options, "verify_ok" if check.ok else "verify_bad", text=check.text)
    bad = sum(not check.ok for check in checks)
    if bad:
        say(options, "verify_failed", file=path.name, count=bad)
        return _FOUND_WRONG
    say(options, "verify_all_ok", file=path.name)
    return 0


def _checks(
    options: argparse.Namespace, session: Session | None, path: Path
) -> tuple[CheckLine, ...] | None:
    if path.suffix.lower() == ".ldsync":
        if session is None:
            say(options, "verify_needs_store", file=path.name)
            return None
        return receiving.verify_file(session, path, options.lang)
    data = documents.read_whole(path)
    trusted = receiving.trusted_certificates(session) if session else frozenset()
    return verifying.verify_pdf(data, trusted, options.lang)
