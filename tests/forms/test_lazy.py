"""No questionnaire is read before somebody needs it."""

from __future__ import annotations

import subprocess
import sys

_START = """
import builtins, pathlib, sys
read = []
kept = pathlib.Path.read_bytes
pathlib.Path.read_bytes = lambda self: (read.append(self.name), kept(self))[1]
from ld_desktop.casework import answering, dossiers, measuring, offering, starting, subjects, today
offering.methods_on_offer()
assert "methoden.toml" in read, read
assert not {"vragen.toml", "persoon.toml", "functie.toml"} & set(read), read
subjects.method_questionnaire("uniform", "2021.1")
assert read.count("vragen.toml") == 1, read
subjects.method_questionnaire("uniform", "2021.1")
assert read.count("vragen.toml") == 1, read
"""


def test_a_questionnaire_is_read_when_it_is_needed_and_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _START], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
