"""A tiny reader of traces: it redoes every step from the words of its formula and its inputs.

It knows nothing of the rules. Names in a formula are matched with the names in `invoer`; a name
that is the id of an earlier step is followed to that step, so that nothing rounded is used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from ld_desktop.domain.trace import TraceStep

Values = dict[str, list[Fraction]]
Texts = dict[str, str]


def recomputed(trace: Sequence[TraceStep]) -> dict[str, Fraction | str]:
    """The exact outcome of every step by its id, from the leaves up."""
    found: dict[str, Fraction | str] = {}
    for step in trace:
        values: Values = {}
        texts: Texts = {}
        for name, text in step.invoer.items():
            word = _word(name, step.id)
            given = found.get(name, text)
            if isinstance(given, Fraction):
                values.setdefault(word, []).append(given)
            elif name not in found and re.fullmatch(r"-?\d+(\.\d+)?", given):
                values.setdefault(word, []).append(Fraction(given))
            else:
                texts[word] = given
        found[step.id] = _outcome(step.formule, values, texts)
    return found


def _word(name: str, step: str) -> str:
    """`taken.1.netto_werktijd` and `resultaat_2` as the formula calls them."""
    assert name != step, "a step cannot be its own source"
    path = name.replace("eisen.", "eisen ")
    return re.sub(r"_\d+$", "", path.rpartition(".")[2]).replace("_", " ")


def _outcome(formule: str, values: Values, texts: Texts) -> Fraction | str:
    for pattern, redo in IN_WORDS.items():
        if special := re.fullmatch(pattern, formule):
            return redo(special, values, texts)
    if match := re.fullmatch(r"(.+); (?:zonder|als) (.+?)(?: nvt is)?: (.+)", formule):
        words = match[1] if match[2] in values else match[3]
        return words if words == "nvt" else _number(words, values)
    if match := re.fullmatch(r"(.+), en bij (.+) per_taak hoogstens (\d+)", formule):
        value = _number(match[1], values)
        return min(value, Fraction(match[3])) if texts[match[2]] == "per_taak" else value
    if match := re.fullmatch(r"een reguliere arbeidsprestatie is (\d+)", formule):
        assert texts == {"regulier": "ja"}
        return Fraction(match[1])
    if match := re.fullmatch(r"(.+), van (begeleiding categorie|profiel)", formule):
        end = f" {texts[match[2]]}"
        own = {name.removesuffix(end): value for name, value in values.items()}
        return _number(match[1], own)
    return _number(formule, values)


def _or_nothing(match: re.Match[str], values: Values, _: Texts) -> Fraction:
    try:
        return _number(match[1], values)
    except ZeroDivisionError:
        return Fraction(0)


def _also(match: re.Match[str], values: Values, texts: Texts) -> Fraction:
    own = _number(match[3], values) if texts[match[2]] == "nee" else 0
    return _number(match[1], values) + own


def _met(match: re.Match[str], values: Values, _: Texts) -> Fraction:
    """The part of the weights whose value reaches a border."""
    numbers = dict(_listed("z K1 t/m z K10", values))
    weights = dict(_listed("G1 t/m G10", values))
    good = sum(w for n, w in weights.items() if numbers[n] >= Fraction(match[1]))
    return 100 * Fraction(good) / sum(weights.values())


def _werksetting(match: re.Match[str], values: Values, _: Texts) -> str:
    sheltered, one, least, two, most, regular, rest, other = match.groups()
    number = {word: _number(word, values) for word in (one, least, two, most, rest)}
    if number[one] < number[least] or number[two] > number[most]:
        return sheltered
    return regular if number[rest] == 0 else other


# Formulas that are no sum, or a sum with a condition.
IN_WORDS: dict[str, Callable[[re.Match[str], Values, Texts], Fraction | str]] = {
    r"(.+) als (.+) onder (.+) ligt of (.+) boven (.+); (.+) als (.+) 0 is; anders (.+)": (
        _werksetting
    ),
    r"\S.* als .+ minstens .+ is; .*anders .+": lambda match, values, _: _category(
        match[0], values
    ),
    r"(.+), of 0 als dat samen 0 is": _or_nothing,
    r"(.+), en als (.+) nee is ook (.+)": _also,
    r"100 × de som van G waar z minstens (\d+) is ÷ de som van G": _met,
    r"de som van (tekort .+), zonder n\.v\.t\.": lambda match, values, _: sum(
        (value for name in match[1].split(", ") for value in values.get(name, [])), Fraction(0)
    ),
}


# What a formula may say behind a sum, and what that does.
LIMITS: dict[str, Callable[..., Fraction]] = {
    r"(.+), zonder n\.v\.t\.": lambda value: value,
    r"(.+), afgerond op hele procenten, een half naar boven": lambda v: Fraction((2 * v + 1) // 2),
    r"het laagste van (.+) en (\d+)": min,
    r"(.+), hoogstens (\d+)": min,
    r"(.+), minstens (\d+)": max,
    r"(.+), begrensd op (\d+) tot (\d+)": lambda value, low, high: min(max(value, low), high),
}


def _number(formule: str, values: Values) -> Fraction:
    """A formula that gives a number: a sum in words, a limit on one, or an expression."""
    for pattern, limited in LIMITS.items():
        if match := re.fullmatch(pattern, formule):
            sum_in_words, *ends = match.groups()
            return limited(_number(sum_in_words, values), *map(Fraction, ends))
    if match := re.fullmatch(r"de som van (.+) over alle .+", formule):
        rows = zip(*values.values(), strict=True)
        lines = [{name: [value] for name, value in zip(values, row, strict=True)} for row in rows]
        return sum((_expression(match[1], line) for line in lines), Fraction(0))
    if match := re.fullmatch(r"(.+?) × (het (?:gewogen )?gemiddelde van .+)", formule):
        return _expression(match[1], values) * _number(match[2], values)
    if match := re.fullmatch(r"het gewogen gemiddelde van (.+), gewogen met (.+)", formule):
        pairs = _weighted(match[1], match[2], values)
        return sum(v * w for v, w in pairs) / sum(w for _, w in pairs)
    if match := re.fullmatch(r"het gemiddelde van (.+)", formule):
        numbers = [value for _, value in _listed(match[1], values)]
        return sum(numbers, Fraction(0)) / len(numbers)
    return _expression(formule, values)


def _category(formule: str, values: Values) -> Fraction | str:
    """The first category whose border is reached; the last one has none."""
    first, *rest, last = formule.split("; ")
    opening = re.fullmatch(r"(.+) als (.+) minstens (.+) is", first)
    assert opening
    value = _number(opening[2], values)
    steps = [(opening[1], opening[3]), *(part.split(" vanaf ") for part in rest)]
    reached = (name for name, border in steps if value >= _number(border, values))
    outcome = next(reached, last.removeprefix("anders "))
    return Fraction(outcome) if outcome.isdecimal() else outcome


def _listed(words: str, values: Values) -> Iterator[tuple[int, Fraction]]:
    """`z K1 t/m z K8`, `A t/m Y` or all rows of `match`: the numbers there are, with their places."""
    if match := re.fullmatch(r"(.*?)(\d+) t/m \1(\d+)", words):
        names = {n: f"{match[1]}{n}" for n in range(int(match[2]), int(match[3]) + 1)}
    elif match := re.fullmatch(r"(.*?)([A-Z]) t/m \1([A-Z])", words):
        names = {n: f"{match[1]}{chr(n)}" for n in range(ord(match[2]), ord(match[3]) + 1)}
    elif match := re.fullmatch(r"(\S+) en (\S+)", words):
        names = {1: match[1], 2: match[2]}
    elif match := re.fullmatch(r"de scores in blok (\S+)", words):
        names = dict(enumerate(w for w in values if re.fullmatch(rf"{match[1]}\d+", w)))
    elif words == "alle scores":
        names = dict(enumerate(values))
    else:
        rows = [name for name in values if name == words or name.startswith(f"{words} ")]
        yield from enumerate(value for name in rows for value in values[name])
        return
    for number, name in names.items():
        for value in values.get(name, []):
            yield number, value


def _weighted(words: str, weights: str, values: Values) -> list[tuple[Fraction, Fraction]]:
    """Value and weight by their numbers; n.v.t. has neither."""
    weight = dict(_listed(weights, values))
    return [(value, weight[number]) for number, value in _listed(words, values)]


def _expression(text: str, values: Values) -> Fraction:
    """+, −, ×, ÷ and brackets, as in school."""
    tokens = [part.strip() for part in re.split(r"([()+−×÷])", text) if part.strip()]
    outcome = _sum(tokens, values)
    assert not tokens, text
    return outcome


def _sum(tokens: list[str], values: Values) -> Fraction:
    outcome = _product(tokens, values)
    while tokens and tokens[0] in "+−":
        sign = tokens.pop(0)
        term = _product(tokens, values)
        outcome = outcome + term if sign == "+" else outcome - term
    return outcome


def _product(tokens: list[str], values: Values) -> Fraction:
    outcome = _factor(tokens, values)
    while tokens and tokens[0] in "×÷":
        sign = tokens.pop(0)
        factor = _factor(tokens, values)
        outcome = outcome * factor if sign == "×" else outcome / factor
    return outcome


def _factor(tokens: list[str], values: Values) -> Fraction:
    token = tokens.pop(0)
    if token == "−":
        return -_factor(tokens, values)
    if token == "(":
        outcome = _sum(tokens, values)
        assert tokens.pop(0) == ")"
        return outcome
    if token.isdecimal():
        return Fraction(token)
    (value,) = values[token]
    return value
