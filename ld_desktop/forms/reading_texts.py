"""Words, and the few kinds of words with a form of their own: BSN, KvK number, mail, telephone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from ld_desktop.domain.problems import Problem
from ld_desktop.forms.definition import TextQuestion
from ld_desktop.forms.wrong import wrong

_BSN = re.compile(r"[0-9]{9}")
_KVK = re.compile(r"[0-9]{8}")
_EMAIL = re.compile(r"[^@\s,;<>()\"]+@[^@\s,;<>()\".]+(?:\.[^@\s,;<>()\".]+)+")
_TELEFOON = re.compile(r"\+?[0-9()/ -]+")
_TELEFOON_DIGITS = (
    re.compile(r"(?:\+|00)[1-9][0-9]{7,14}"),  # abroad, or +31 …
    re.compile(r"0[1-9][0-9]{8}"),  # a Dutch number
    re.compile(r"0(?:800|90[069])(?:[0-9]{4}|[0-9]{7})"),  # service numbers
    re.compile(r"14[0-9]{3,4}"),  # municipalities: 14 and the area code
)
# Characters that turn the order of the text around them could make a report read differently
# from its data. Arabic and Hebrew need none of them: their letters carry their own direction.
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Control characters, half characters, unknown and private ones, and line ends that only some know.
_UNPRINTABLE = frozenset({"Cc", "Cs", "Cn", "Co", "Zl", "Zp"})
_LINES = "\n\t"


def read_text(question: TextQuestion, text: str) -> str | Problem:
    """The words, composed (NFC) and with plain line ends; or what is wrong with their form."""
    words = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    place = _unprintable(words, _LINES if question.lines > 1 else "")
    if place:
        return wrong("answer.unprintable", question, place=place)
    if len(words) > question.max_length:
        return wrong("answer.too_long", question, length=len(words), most=question.max_length)
    read_format = _FORMATS.get(question.format)
    return read_format(question, words) if read_format else words


def _unprintable(words: str, allowed: str) -> int:
    """The place of the first character that no report can print, counting from 1; 0 for none."""
    flat = words.translate(dict.fromkeys(map(ord, allowed), " "))
    if flat.isprintable():  # long explanations take this way: every keystroke reads them again
        return 0
    bad = (
        place
        for place, letter in enumerate(flat, start=1)
        if letter in _TURNING or unicodedata.category(letter) in _UNPRINTABLE
    )
    return next(bad, 0)


def _bsn(question: TextQuestion, text: str) -> str | Problem:
    """Nine digits that pass the 11-test; dots and spaces between them are allowed."""
    from stdnum.nl import bsn

    digits = re.sub(r"[ .]", "", text)
    if not _BSN.fullmatch(digits):
        return wrong("answer.bsn_form", question)
    return digits if bsn.is_valid(digits) else wrong("answer.bsn_check", question)


def _kvk(question: TextQuestion, text: str) -> str | Problem:
    """Eight digits; a KvK number has no check digit that is public."""
    digits = re.sub(r"[ .]", "", text)
    return digits if _KVK.fullmatch(digits) else wrong("answer.kvk_form", question)


def _email(question: TextQuestion, text: str) -> str | Problem:
    return text if _EMAIL.fullmatch(text) else wrong("answer.email_form", question)


def _telefoon(question: TextQuestion, text: str) -> str | Problem:
    """Kept as typed, spaces and all; its digits must make a number that can be called."""
    digits = re.sub(r"[()/ -]", "", text)
    if _TELEFOON.fullmatch(text) and any(form.fullmatch(digits) for form in _TELEFOON_DIGITS):
        return text
    return wrong("answer.telefoon_form", question)


_FORMATS: dict[str, Callable[[TextQuestion, str], str | Problem]] = {
    "bsn": _bsn,
    "kvk": _kvk,
    "email": _email,
    "telefoon": _telefoon,
}
