"""The file that says how answers become inputs: `evidence.toml`, checked against its method."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import Field, ValidationError

from ld_desktop import datafile, paths
from ld_desktop.documents.choices import Levels
from ld_desktop.documents.fields import Field as Input
from ld_desktop.documents.fields import Listing, Number, Record
from ld_desktop.domain.base import Frozen
from ld_desktop.errors import DefinitionError
from ld_desktop.methods import catalogue
from ld_desktop.methods.definition import Method
from ld_desktop.methods.variants import Codes, Variants

_KEY = "{key}"
_OWN_MODULE = frozenset({"uniform"})  # two ways to count its hoofdtaken: data would be no shorter


class ScoreEvidence(Frozen):
    """What each person's answers say about a score: an input of the method, or a question beside it.

    Attributes:
        input: the id of the question that gives the input; empty for a question beside them.
        question: that other question, which the method itself does not read.
        scale: the lowest and the highest value of that question; an input has the method's own.
    """

    input: str = ""
    question: str = ""
    scale: tuple[int, int] | None = None
    werkgever: tuple[str, ...] = ()
    werknemer: tuple[str, ...] = ()
    toetser: tuple[str, ...] = ()
    mirrored: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The id of the question that is scored."""
        return self.input or self.question

    @property
    def items(self) -> tuple[str, ...]:
        """Every question behind the input, whoever answers it."""
        return (*self.werkgever, *self.werknemer, *self.toetser)


class ListEvidence(Frozen):
    """A list of objects from the rows of a table; `fields`: name in the method to cell."""

    input: str
    group: str
    fields: dict[str, str]
    variant: str = ""


class MapEvidence(Frozen):
    """An object by key, from a question per key and field, or per key alone (`value`)."""

    input: str
    fields: dict[str, str] = Field(default_factory=dict)
    value: str = ""
    keys: tuple[str, ...] = ()
    keys_from: str = ""
    variant: str = ""

    @property
    def sources(self) -> dict[str, str]:
        """The pattern of the question for every field; the field without a name is the value."""
        return self.fields or {"": self.value}


class CountEvidence(Frozen):
    """A number that counts what was answered with yes or chosen."""

    input: str
    of: tuple[str, ...]


class NormEvidence(Frozen):
    """What the report holds a score against; in patterns `{key}` stands for any name.

    Attributes:
        questions: a scored question to the question that says what the function asks.
        parameters: a scored question to the parameter of the method that is its norm.
        top: scored questions whose norm is the top of their scale.
    """

    questions: dict[str, str] = Field(default_factory=dict)
    parameters: dict[str, str] = Field(default_factory=dict)
    top: tuple[str, ...] = ()


class CodeEvidence(Frozen):
    """The highest of several scores as letters, in the order of the scores.

    Attributes:
        label: what the report calls it.
        letters: by letter the question with the score.
        count: how many letters.
    """

    label: str
    letters: dict[str, str]
    count: int = Field(ge=1)


class EvidenceFile(Frozen):
    """The whole file.

    Attributes:
        codes: scores that are also told as letters.
        norm: what scores are held against.
        nvt_with: an input to the one that it is n.v.t. with.
        report: questions whose answers the report prints in words.
        sha256: hash of the file.
    """

    scores: tuple[ScoreEvidence, ...] = ()
    lists: tuple[ListEvidence, ...] = ()
    maps: tuple[MapEvidence, ...] = ()
    counts: tuple[CountEvidence, ...] = ()
    codes: tuple[CodeEvidence, ...] = ()
    nvt_with: dict[str, str] = Field(default_factory=dict)
    report: tuple[str, ...] = ()
    norm: NormEvidence = NormEvidence()
    sha256: str = ""

    def list_of(self, name: str, variant: str) -> ListEvidence | None:
        """How a list is filled in a variant."""
        return next((e for e in self.lists if e.input == name and _holds(e, variant)), None)

    def map_of(self, name: str, variant: str) -> MapEvidence | None:
        """How an object by key is filled in a variant."""
        return next((e for e in self.maps if e.input == name and _holds(e, variant)), None)

    @property
    def names_keys(self) -> bool:
        """Whether rows of a table say which keys of an object count."""
        return any(entry.keys_from for entry in self.maps)

    def count_of(self, name: str) -> CountEvidence | None:
        """How a number is counted."""
        return next((entry for entry in self.counts if entry.input == name), None)


def has_file(method: str) -> bool:
    """Whether the evidence of a method is data; otherwise its own module says how to collect."""
    return method not in _OWN_MODULE


@cache
def shipped(method: str, version: str) -> EvidenceFile:
    """The file of a method version; read once.

    Raises:
        DefinitionError: it is missing, or does not fit the inputs of the method.
    """
    path = paths.resources() / "methods" / method / version / "evidence.toml"
    table, sha256 = datafile.read(path)
    return read_evidence(table, catalogue.find(method, version), sha256)


def read_evidence(table: Mapping[str, object], method: Method, sha256: str = "") -> EvidenceFile:
    """The contents of a file, checked against the inputs of its method.

    Raises:
        DefinitionError: with everything that does not fit.
    """
    where = f"{method.id} evidence.toml"
    try:
        found = EvidenceFile.model_validate({**table, "sha256": sha256})
    except ValidationError as error:
        raise DefinitionError(f"{where}: {error}") from error
    complaints = tuple(_complaints(found, method)) or tuple(_wrong_scores(found, method))
    if complaints:
        raise DefinitionError(f"{where}: {'; '.join(complaints)}")
    return found


def variants(method: Method) -> Mapping[str, Record]:
    """The inputs of each variant; those of a method without variants under an empty name."""
    if isinstance(method.inputs, Variants):
        return method.inputs.records
    return {"": method.inputs}


def scored_fields(method: Method, file: EvidenceFile) -> Mapping[str, Number | Levels]:
    """The input behind every question that gives a number, by the id of that question."""
    found: dict[str, Number | Levels] = {}
    for variant, record in variants(method).items():
        for name, field in record.fields.items():
            for source, inner in _sources(name, field, variant, file):
                if isinstance(inner, Number | Levels):
                    found.setdefault(source, inner)
    return found


def questions(method: Method, file: EvidenceFile) -> tuple[str, ...]:
    """Every question that the evidence names or takes for granted; a cell as `group.cell`."""
    named = [
        source
        for variant, record in variants(method).items()
        for name, field in record.fields.items()
        for source, _ in _sources(name, field, variant, file)
    ]
    if isinstance(method.inputs, Variants):
        named.insert(0, method.inputs.key)
    items = [item for entry in file.scores for item in (entry.id, *entry.items)]
    return tuple(dict.fromkeys([*named, *items, *file.report]))


def _sources(
    name: str, field: Input, variant: str, file: EvidenceFile
) -> Iterator[tuple[str, Input | None]]:
    """The questions that give an input, each with the kind of input it gives; counted ones none."""
    listed, mapped = file.list_of(name, variant), file.map_of(name, variant)
    counted = file.count_of(name)
    if isinstance(field, Listing) and listed is not None:
        for key, cell in listed.fields.items():
            yield f"{listed.group}.{cell}", field.record.fields[key]
    elif isinstance(field, Record) and mapped is not None:
        for key in mapped.keys or field.fields:
            for inner, pattern in mapped.sources.items():
                yield pattern.replace(_KEY, key), _field_of(field.fields[key], inner)
    elif counted is not None:
        for source in counted.of:
            yield source, None
    else:
        yield name, field


def _field_of(entry: Input, inner: str) -> Input:
    return entry.fields[inner] if inner and isinstance(entry, Record) else entry


def _holds(entry: ListEvidence | MapEvidence, variant: str) -> bool:
    return entry.variant in {"", variant}


def _complaints(file: EvidenceFile, method: Method) -> Iterator[str]:
    records = variants(method)
    for entry in file.lists:
        yield from _wrong_list(entry, records)
    for mapped in file.maps:
        yield from _wrong_map(mapped, records)
    for name, field, variant in _inputs(records):
        nested = isinstance(field, Listing | Record)
        known = file.list_of(name, variant) or file.map_of(name, variant)
        if nested and known is None:
            yield f"{name} is filled by nothing"
    for counted in file.counts:
        if not any(n == counted.input and isinstance(f, Number) for n, f, _ in _inputs(records)):
            yield f"{counted.input} cannot be counted"
    names = {name for name, _, _ in _inputs(records)}
    for name, other in file.nvt_with.items():
        if not {name, other} <= names:
            yield f"nvt_with: {name} = {other} names no input"


def _inputs(records: Mapping[str, Record]) -> Iterator[tuple[str, Input, str]]:
    for variant, record in records.items():
        for name, field in record.fields.items():
            yield name, field, variant


def _wrong_list(entry: ListEvidence, records: Mapping[str, Record]) -> Iterator[str]:
    found = [f for n, f, v in _inputs(records) if n == entry.input and _holds(entry, v)]
    if not found or not all(isinstance(field, Listing) for field in found):
        yield f"{entry.input} is no list of this method"
    for field in found:
        if isinstance(field, Listing) and (extra := entry.fields.keys() - field.record.fields):
            yield f"{entry.input} has no {', '.join(sorted(extra))}"


def _wrong_map(entry: MapEvidence, records: Mapping[str, Record]) -> Iterator[str]:
    found = [f for n, f, v in _inputs(records) if n == entry.input and _holds(entry, v)]
    if not found or not all(isinstance(field, Record) for field in found):
        yield f"{entry.input} is no object of this method"
        return
    if bool(entry.fields) == bool(entry.value):
        yield f"{entry.input} needs either fields or value"
        return
    if any(_KEY not in pattern for pattern in entry.sources.values()):
        yield f"{entry.input}: a question needs {_KEY} in its name"
    for field in found:
        if isinstance(field, Record):
            yield from _wrong_keys(entry, field, records)


def _wrong_keys(entry: MapEvidence, field: Record, records: Mapping[str, Record]) -> Iterator[str]:
    if unknown := set(entry.keys) - field.fields.keys():
        yield f"{entry.input} has no {', '.join(sorted(unknown))}"
        return
    for inner in field.fields.values():
        known = set(inner.fields) if isinstance(inner, Record) else {""}
        if unknown := entry.sources.keys() - known:
            yield f"{entry.input}: its keys have no {', '.join(sorted(unknown)) or 'single value'}"
            return
    if entry.keys_from and not any(
        isinstance(_cell(record, entry.keys_from), Codes) for record in records.values()
    ):
        yield f"{entry.input}: {entry.keys_from} is no list of codes"


def _cell(record: Record, name: str) -> Input | None:
    group, _, cell = name.partition(".")
    field = record.fields.get(group)
    return field.record.fields.get(cell) if isinstance(field, Listing) else None


def _wrong_scores(file: EvidenceFile, method: Method) -> Iterator[str]:
    known = scored_fields(method, file)
    seen: set[str] = set()
    for entry in file.scores:
        yield from _wrong_kind(entry, known)
        if entry.id in seen:
            yield f"scores: {entry.id} stands there twice"
        seen.add(entry.id)
        if len(set(entry.items)) < len(entry.items):
            yield f"scores: {entry.id} has a question twice"
        if lost := set(entry.mirrored) - set(entry.items):
            yield f"scores: {entry.id} mirrors {', '.join(sorted(lost))}, which it does not have"
        group = entry.id.rpartition(".")[0]
        if strays := [item for item in entry.items if item.rpartition(".")[0] not in {"", group}]:
            yield f"scores: {entry.id} has cells of another table: {', '.join(strays)}"
    for code in file.codes:
        if lost := set(code.letters.values()) - seen:
            yield f"codes: {code.label} has no scores for {', '.join(sorted(lost))}"


def _wrong_kind(entry: ScoreEvidence, known: Mapping[str, Number | Levels]) -> Iterator[str]:
    """Whether it names either an input, or a question that is none with the scale it has then."""
    if bool(entry.input) == bool(entry.question):
        yield f"scores: {entry.id or 'an entry'} needs either an input or a question"
    elif entry.input and entry.input not in known:
        yield f"scores: {entry.input} gives no number to this method"
    elif entry.question in known:
        yield f"scores: {entry.question} is an input of this method"
    if bool(entry.question) != bool(entry.scale):
        yield f"scores: {entry.id} needs a scale where it is a question, and only there"
    elif entry.scale is not None and entry.scale[0] >= entry.scale[1]:
        yield f"scores: {entry.id} has a scale without a range"
