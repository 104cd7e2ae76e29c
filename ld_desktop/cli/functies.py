"""`functies` and `normen`: the library of function profiles, and the norms of an office."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ld_desktop.casework import function_library, function_texts, starting
from ld_desktop.casework.documents import write_whole
from ld_desktop.casework.function_library import FunctionLibrary
from ld_desktop.casework.session import Session
from ld_desktop.cli import REFUSED
from ld_desktop.cli.answering import read_document
from ld_desktop.cli.output import print_json, say
from ld_desktop.cli.profiles import opened
from ld_desktop.cli.scoring import NeedsStore
from ld_desktop.messages import problem_sentence, sentence


def functions(options: argparse.Namespace) -> int:
    """List, search, show, rank, or write a table to fill in."""
    with _session(options) as session:
        if options.intrekken is not None:
            return _withdraw(options, session, function_library.kind_of)
        if options.zoek is None and options.toon is None and not _whole(options):
            return _list(options, session)
        library = function_library.open_library(session)
    if options.zoek is not None:
        return _find(options, library)
    if options.toon is not None:
        return _show(options, library)
    return _rank(options, library) if options.rangschik is not None else _example(options, library)


def norms(options: argparse.Namespace) -> int:
    """List the norms of a store, convert a raw score, or write the example."""
    from ld_desktop.casework import norm_sets

    if options.voorbeeld is not None:
        write_whole(options.voorbeeld, norm_sets.example_table())
        say(options, "table_written", path=options.voorbeeld)
        return 0
    with _session(options) as session:
        if options.intrekken is not None:
            return _withdraw(options, session, norm_sets.kind_of)
        if options.niveau is not None:
            return _levels(options, session)
        lines = norm_sets.norm_lines(session)
    if options.json:
        print_json([line.as_json() for line in lines])
        return 0
    for line in lines:
        mark = sentence("cli.norm_example", (), options.lang) if line.example else ""
        say(options, "norm_line", **line.as_json() | {"mark": mark})
    if not lines:
        say(options, "norms_none")
    return 0


@contextmanager
def _session(options: argparse.Namespace) -> Iterator[Session | None]:
    """The store that was named, or none: then there is what we ship."""
    session = opened(options) if options.store is not None else None
    try:
        yield session
    finally:
        if session is not None:
            starting.lock(session)


def _whole(options: argparse.Namespace) -> bool:
    return options.rangschik is not None or options.voorbeeld is not None


def _list(options: argparse.Namespace, session: Session | None) -> int:
    lines = function_library.set_lines(session)
    if options.json:
        print_json([line.as_json() for line in lines])
        return 0
    for line in lines:
        say(options, "function_set", **line.as_json())
        if line.aanname:
            print(f"  {line.aanname}")
    return 0


def _find(options: argparse.Namespace, library: FunctionLibrary) -> int:
    finds = library.find(options.zoek, options.aantal)
    if options.json:
        print_json([function_texts.find_to_json(found, options.lang) for found in finds])
        return 0
    for line in function_texts.find_lines(finds, options.lang):
        print(line)
    if not finds:
        say(options, "function_not_found", text=options.zoek)
    return 0


def _show(options: argparse.Namespace, library: FunctionLibrary) -> int:
    profiel, hint = library.profile(options.toon), library.hint(options.toon)
    note = problem_sentence(hint, options.lang) if hint else ""
    if profiel is None:
        text = note or sentence("cli.function_unknown", [("code", options.toon)], options.lang)
        print(text, file=sys.stderr)
        return REFUSED
    if options.json:
        print_json({**profiel.as_json(), "uitleg": note})
        return 0
    for line in function_texts.profile_lines(profiel, note):
        print(line)
    return 0


def _rank(options: argparse.Namespace, library: FunctionLibrary) -> int:
    from ld_desktop.casework import other_functions, scoring

    text = read_document(options.rangschik)
    answered = other_functions.rank_text(text, library.library, indent=2)
    if options.json or answered.errors:
        print(answered.answer)
    else:
        for line in function_texts.ranking_lines(answered.answer):
            print(line)
    for line in scoring.error_lines(answered.errors, options.lang):
        print(line, file=sys.stderr)
    return REFUSED if answered.errors else 0


def _example(options: argparse.Namespace, library: FunctionLibrary) -> int:
    """An empty table, or one with the profile to begin with."""
    profiel = None
    if options.van is not None:
        profiel = library.profile(options.van)
        if profiel is None:
            text = sentence("cli.function_unknown", [("code", options.van)], options.lang)
            print(text, file=sys.stderr)
            return REFUSED
    write_whole(options.voorbeeld, function_library.example_table(profiel))
    say(options, "table_written", path=options.voorbeeld)
    return 0


def _levels(options: argparse.Namespace, session: Session | None) -> int:
    from ld_desktop.casework import norm_sets

    answers = norm_sets.levels(session, *options.niveau)
    if options.json:
        print_json([answer.as_json(options.lang) for answer in answers])
    else:
        for answer in answers:
            print(answer.text(options.lang))
    return 0 if any(answer.niveau for answer in answers) else REFUSED


def _withdraw(
    options: argparse.Namespace, session: Session | None, kind_of: Callable[[Session, str], str]
) -> int:
    from ld_desktop.casework import works

    if session is None:
        raise NeedsStore
    kind = kind_of(session, options.intrekken)
    gone = works.withdraw(session, kind, options.intrekken)
    say(options, "withdrawn", name=gone.title, versie=gone.versie)
    return 0
