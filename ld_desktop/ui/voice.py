"""Reading aloud by the system's own voice: `spd-say` on Linux, SAPI through PowerShell on Windows.

Where neither is there, `find_voice` gives None and no button is shown. Nothing leaves the computer.
"""

from __future__ import annotations

import re
import shutil
import sys
from typing import NamedTuple

from PySide6.QtCore import QObject, QProcess, Signal

# Text comes on stdin: on a command line others on this computer could read it, and quoting could break it.
_SAPI = (
    "[Console]::InputEncoding = [Text.Encoding]::UTF8;"
    "Add-Type -AssemblyName System.Speech;"
    "$voice = New-Object System.Speech.Synthesis.SpeechSynthesizer;"
    "try { $voice.SelectVoiceByHints('NotSet', 'NotSet', 0,"
    " [Globalization.CultureInfo]'nl-NL') } catch { };"
    "$voice.Speak([Console]::In.ReadToEnd())"
)
_SENTENCE_END = re.compile(r"(?<=[.?!:]) ")
_END_MS = 500


class Speaker(NamedTuple):
    """A program that speaks what it reads, until it is done.

    Attributes:
        program: its path.
        speak: arguments to read text and speak it.
        hush: arguments to make it stop; empty where ending the program is enough.
    """

    program: str
    speak: tuple[str, ...]
    hush: tuple[str, ...] = ()


def find_speaker(platform: str = sys.platform) -> Speaker | None:
    """The voice of this system, or None."""
    if platform == "win32":
        found = shutil.which("powershell")
        quiet = ("-NoProfile", "-NonInteractive", "-Command", _SAPI)
        return Speaker(found, quiet) if found else None
    found = shutil.which("spd-say")
    # -e speaks what comes on stdin; -w waits until it was spoken; -C makes the service be silent.
    return Speaker(found, ("-e", "-w", "-l", "nl"), ("-C",)) if found else None


class Voice(QObject):
    """Says one text at a time."""

    changed = Signal(bool)  # whether it speaks

    def __init__(self, speaker: Speaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speaker = speaker
        self._speaking = False
        self._process = QProcess(self)
        self._process.setStandardOutputFile(QProcess.nullDevice())  # spd-say repeats what it reads
        self._process.setStandardErrorFile(QProcess.nullDevice())
        self._process.finished.connect(self._ended)
        self._process.errorOccurred.connect(self._ended)

    def is_speaking(self) -> bool:
        """Whether a text is being said."""
        return self._speaking

    def say(self, text: str) -> None:
        """Say a text, instead of what was being said."""
        self.stop()
        self._speaking = True
        self.changed.emit(True)
        self._process.start(self._speaker.program, list(self._speaker.speak))
        self._process.write(lines_of(text).encode("utf-8"))
        self._process.closeWriteChannel()

    def stop(self) -> None:
        """Be silent, now."""
        if not self._speaking:
            return
        self._ended()
        self._process.kill()
        self._process.waitForFinished(_END_MS)
        if self._speaker.hush:
            QProcess.startDetached(self._speaker.program, list(self._speaker.hush))

    def _ended(self, *_: object) -> None:
        if self._speaking:
            self._speaking = False
            self.changed.emit(False)


def lines_of(text: str) -> str:
    """A sentence per line: `spd-say` reads short lines, and takes one that begins with `!-!` as a command."""
    plain = " ".join(text.replace("!-!", " ").split())
    return "\n".join(_SENTENCE_END.split(plain)) + "\n"


def find_voice(parent: QObject | None = None) -> Voice | None:
    """A voice on this computer, or None."""
    speaker = find_speaker()
    return Voice(speaker, parent) if speaker is not None else None
