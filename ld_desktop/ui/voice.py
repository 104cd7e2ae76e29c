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
        self._running: QProcess | None = None

    def is_speaking(self) -> bool:
        """Whether a text is being said."""
        return self._running is not None

    def say(self, text: str) -> None:
        """Say a text, instead of what was being said."""
        self.stop()
        process = QProcess(self)
        process.setStandardOutputFile(QProcess.nullDevice())  # spd-say repeats what it reads
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(lambda *_: self._ended(process))
        process.errorOccurred.connect(lambda _: self._ended(process))
        self._running = process
        process.start(self._speaker.program, list(self._speaker.speak))
        process.write(lines_of(text).encode("utf-8"))
        process.closeWriteChannel()
        self.changed.emit(True)

    def stop(self) -> None:
        """Be silent, now."""
        process = self._running
        if process is None:
            return
        self._ended(process)
        process.kill()
        process.waitForFinished(_END_MS)
        process.deleteLater()
        if self._speaker.hush:
            QProcess.startDetached(self._speaker.program, list(self._speaker.hush))

    def _ended(self, process: QProcess) -> None:
        if self._running is process:
            self._running = None
            self.changed.emit(False)


def lines_of(text: str) -> str:
    """A sentence per line: `spd-say` reads short lines, and takes one that begins with `!-!` as a command."""
    plain = " ".join(text.replace("!-!", " ").split())
    return "\n".join(_SENTENCE_END.split(plain)) + "\n"


def find_voice(parent: QObject | None = None) -> Voice | None:
    """A voice on this computer, or None."""
    speaker = find_speaker()
    return Voice(speaker, parent) if speaker is not None else None
