"""The commands and their options; the functions behind them are imported when they run."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path

from ld_desktop import __version__
from ld_desktop.messages import sentence

TABLES = ("esco", "functieprofielen", "normtabel", "normbestand")
FORMATS = ("score", "method", "toegangstoets", "money", "sync")
_WORDS = {
    "usage: ": "gebruik: ",
    "positional arguments": "argumenten",
    "options": "opties",
    "show this help message and exit": "deze hulp tonen en stoppen",
    "show program's version number and exit": "versie tonen en stoppen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: fout: %(message)s\n",
    "the following arguments are required: %s": "deze argumenten ontbreken: %s",
    "invalid %(type)s value: %(value)r": "verkeerde waarde: %(value)r",
    "not allowed with argument %s": "kan niet samen met %s",
    "unrecognized arguments: %s": "onbekende argumenten: %s",
    "invalid choice: %(value)r (choose from %(choices)s)": "onbekende keuze: %(value)r (kies uit %(choices)s)",
    "expected one argument": "hier hoort één waarde achter",
    "expected at least one argument": "hier hoort minstens één waarde achter",
    "argument %(argument_name)s: %(message)s": "argument %(argument_name)s: %(message)s",
    "one of the arguments %s is required": "een van de argumenten %s is nodig",
}


def language_of(arguments: Sequence[str]) -> str:
    """The language asked for with `--lang`, wherever it stands; Dutch otherwise."""
    for place, argument in enumerate(arguments):
        if argument == "--lang" and arguments[place + 1 : place + 2] == ["en"]:
            return "en"
        if argument == "--lang=en":
            return "en"
    return "nl"


def build_parser(language: str) -> argparse.ArgumentParser:
    """The parser of all commands, its own words in the language asked for."""
    argparse._ = (  # type: ignore[attr-defined]
        lambda text: _WORDS.get(text, text) if language == "nl" else text
    )
    return _Builder(language).build()


class _Builder:
    """Builds the parser; keeps the language at hand."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._parser = argparse.ArgumentParser(
            prog="ld-desktop", description=self._help("program"), allow_abbrev=False
        )
        self._parser.add_argument(
            "--version", action="version", version=__version__, help=self._help("version")
        )
        self._common = argparse.ArgumentParser(add_help=False)
        for parser in (self._parser, self._common):
            parser.add_argument(
                "--lang", choices=("nl", "en"), default=argparse.SUPPRESS, help=self._help("lang")
            )
        self._commands = self._parser.add_subparsers(
            metavar=self._help("command"), dest="command", required=True
        )

    def build(self) -> argparse.ArgumentParser:
        """All commands, in the order of a first day's work."""
        self._profile_commands()
        self._exchange_commands()
        self._score_commands()
        self._money_commands()
        self._function_commands()
        self._own_commands()
        self._parser.set_defaults(lang=self._language)
        return self._parser

    def _profile_commands(self) -> None:
        init = self._command("init", "profiles:init")
        self._store(init)
        init.add_argument("--naam", required=True, help=self._help("naam"))
        init.add_argument(
            "--rol",
            required=True,
            action="append",
            choices=("loonwaardedeskundige", "jobcoach", "casemanager", "kantoor"),
            help=self._help("rol"),
        )
        init.add_argument("--organisatie", required=True, help=self._help("organisatie"))
        init.add_argument("--certificaat", default="", help=self._help("certificaat"))
        self._reach(init)
        profile = self._command("profile", "profiles:profile")
        self._store(profile)
        profile.add_argument("--naam", help=self._help("naam"))
        profile.add_argument("--organisatie", help=self._help("organisatie"))
        profile.add_argument("--certificaat", help=self._help("certificaat"))
        self._reach(profile)
        contact = self._command("contact", "profiles:contact")
        self._store(contact)
        contact.add_argument("--out", type=Path, help=self._help("contact_out"))
        contact.add_argument("--key-out", type=Path, help=self._help("key_out"))
        contact.add_argument("--certificates-out", type=Path, help=self._help("certificates_out"))
        trust = self._command("trust", "profiles:trust")
        self._store(trust)
        trust.add_argument("file", type=Path, help=self._help("card"))
        trust.add_argument("--fingerprint", help=self._help("fingerprint"))
        trust.add_argument("--revoke", action="store_true", help=self._help("revoke"))

    def _exchange_commands(self) -> None:
        export = self._command("export", "working:export")
        self._store(export)
        export.add_argument("--to", required=True, help=self._help("to"))
        export.add_argument("--out", required=True, type=Path, help=self._help("out"))
        export.add_argument("--case", action="append", help=self._help("case"))
        receive = self._command("import", "working:receive")
        self._store(receive)
        receive.add_argument("--dry-run", action="store_true", help=self._help("dry_run"))
        receive.add_argument("--csv", metavar="SOORT", choices=TABLES, help=self._help("csv"))
        for name in ("set", "versie", "auteur"):
            receive.add_argument(f"--{name}", default="", help=self._help(name))
        receive.add_argument("--datum", type=date.fromisoformat, help=self._help("datum"))
        receive.add_argument("files", nargs="+", type=Path, help=self._help("files"))
        verify = self._command("verify", "working:verify")
        verify.add_argument("files", nargs="+", type=Path, help=self._help("verify_files"))
        self._store(verify, required=False)

    def _score_commands(self) -> None:
        score = self._command("score", "scoring:score")
        self._document(score, "score_file")
        self._store(score, required=False)
        named = score.add_mutually_exclusive_group()
        named.add_argument("--normbestand", type=Path, help=self._help("normbestand"))
        named.add_argument("--normen", metavar="NAAM", help=self._help("normen_naam"))
        for name in ("branche", "functie"):
            score.add_argument(f"--{name}", default="", help=self._help(name))
        score.add_argument(
            "--functieprofielen",
            type=Path,
            metavar="BESTAND",
            help=self._help("functieprofielen"),
        )
        compare = self._command("compare", "comparing:compare")
        compare.add_argument("a", metavar="A", help=self._help("compare_a"))
        compare.add_argument("b", metavar="B", help=self._help("compare_b"))
        compare.add_argument("--drempel", help=self._help("drempel"))
        methods = self._command("methods", "scoring:methods")
        methods.add_argument("id", nargs="?", help=self._help("method_id"))
        methods.add_argument("--json", action="store_true", help=self._help("json"))
        schema = self._command("schema", "scoring:schema")
        schema.add_argument("--what", choices=FORMATS, default="score", help=self._help("what"))

        blank = self._command("vragenlijst", "paper:blank")
        blank.add_argument("method", metavar="METHODE", help=self._help("method_id"))
        blank.add_argument("--deel", default="", help=self._help("deel"))
        blank.add_argument("--out", required=True, type=Path, help=self._help("blank_out"))
        blank.add_argument("--zaaknummer", default="", help=self._help("zaaknummer"))

    def _money_commands(self) -> None:
        toegangstoets = self._command("toegangstoets", "money:toegangstoets")
        self._document(toegangstoets, "toegangstoets_file")
        money = self._command("money", "money:money")
        self._document(money, "money_file")
        money.add_argument("--rijen", type=Path, help=self._help("rijen"))

    def _function_commands(self) -> None:
        functies = self._command("functies", "functies:functions")
        self._store(functies, required=False)
        action = functies.add_mutually_exclusive_group()
        action.add_argument("--zoek", metavar="TEKST", help=self._help("zoek"))
        action.add_argument("--toon", metavar="CODE", help=self._help("toon"))
        action.add_argument("--rangschik", metavar="DOCUMENT", help=self._help("rangschik"))
        action.add_argument("--voorbeeld", type=Path, help=self._help("functies_voorbeeld"))
        action.add_argument("--intrekken", metavar="CODE", help=self._help("intrekken"))
        functies.add_argument("--van", metavar="CODE", help=self._help("van"))
        functies.add_argument("--aantal", type=_count, default=20, help=self._help("aantal"))
        functies.add_argument("--json", action="store_true", help=self._help("json"))
        normen = self._command("normen", "functies:norms")
        self._store(normen, required=False)
        action = normen.add_mutually_exclusive_group()
        action.add_argument(
            "--niveau", nargs=3, metavar=("TEST", "NORMGROEP", "SCORE"), help=self._help("niveau")
        )
        action.add_argument("--voorbeeld", type=Path, help=self._help("normen_voorbeeld"))
        action.add_argument("--intrekken", metavar="NAAM", help=self._help("intrekken"))
        normen.add_argument("--json", action="store_true", help=self._help("json"))

    def _own_commands(self) -> None:
        demo = self._command("demo", "working:demo")
        demo.add_argument("--out", type=Path, help=self._help("demo_out"))
        bench = self._command("bench", "working:bench")
        bench.add_argument("name", nargs="?", help=self._help("bench_name"))
        bench.add_argument("--json", action="store_true", help=self._help("json"))

    def _command(self, name: str, target: str) -> argparse.ArgumentParser:
        text = self._help(name)
        command = self._commands.add_parser(
            name, parents=[self._common], help=text, description=text, allow_abbrev=False
        )
        command.set_defaults(run=_lazily(target))
        return command

    def _document(self, parser: argparse.ArgumentParser, help_name: str) -> None:
        parser.add_argument("file", help=self._help(help_name))
        parser.add_argument("--lines", action="store_true", help=self._help("lines"))
        parser.add_argument("--kort", action="store_true", help=self._help("kort"))

    def _store(self, parser: argparse.ArgumentParser, *, required: bool = True) -> None:
        parser.add_argument("--store", type=Path, required=required, help=self._help("store"))
        parser.add_argument("--passphrase-file", type=Path, help=self._help("passphrase_file"))

    def _reach(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--email", help=self._help("email"))
        parser.add_argument("--telefoon", help=self._help("telefoon"))

    def _help(self, name: str) -> str:
        return sentence(f"cli.help_{name}", (), self._language)


def _count(text: str) -> int:
    """A number of things to show; argparse tells what is wrong with another value."""
    number = int(text)
    if number < 1:
        raise ValueError(text)
    return number


def _lazily(target: str) -> Callable[[argparse.Namespace], int]:
    module, _, function = target.partition(":")

    def run(options: argparse.Namespace) -> int:
        command: Callable[[argparse.Namespace], int]
        command = getattr(import_module(f"ld_desktop.cli.{module}"), function)
        return command(options)

    return run
