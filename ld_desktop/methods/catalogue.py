"""Which methods there are, in which versions, and what each says about itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec

from ld_desktop.domain.canonical import canonical_json, sha256
from ld_desktop.methods.definition import Method
from ld_desktop.methods.info import MethodInfo, ParameterInfo
from ld_desktop.rules.parameters import Parameter, Parameters
from ld_desktop.rules.ruleset import text_of


def _uniform_2021_1() -> Method:
    from ld_desktop.methods.uniform import v2021_1

    return v2021_1.load()


def _activa_2010_1() -> Method:
    from ld_desktop.methods.activa import v2010_1

    return v2010_1.load()


def _vta_2010_1() -> Method:
    from ld_desktop.methods.vta import v2010_1

    return v2010_1.load()


def _arbolab_2010_1() -> Method:
    from ld_desktop.methods.arbolab import v2010_1

    return v2010_1.load()


def _dariuz_2010_1() -> Method:
    from ld_desktop.methods.dariuz import v2010_1

    return v2010_1.load()


def _loonbalans_2010_1() -> Method:
    from ld_desktop.methods.loonbalans import v2010_1

    return v2010_1.load()


def _matchcare_2010_1() -> Method:
    from ld_desktop.methods.matchcare import v2010_1

    return v2010_1.load()


# Newest version first. Plain imports, not names of modules: the frozen build follows them.
_METHODS: Mapping[str, Mapping[str, Callable[[], Method]]] = {
    "uniform": {"2021.1": _uniform_2021_1},
    "activa": {"2010.1": _activa_2010_1},
    "arbolab": {"2010.1": _arbolab_2010_1},
    "dariuz": {"2010.1": _dariuz_2010_1},
    "loonbalans": {"2010.1": _loonbalans_2010_1},
    "matchcare": {"2010.1": _matchcare_2010_1},
    "vta": {"2010.1": _vta_2010_1},
}


def ids() -> tuple[str, ...]:
    """The ids of all methods."""
    return tuple(_METHODS)


def versions(method: str) -> tuple[str, ...]:
    """All versions of a method that can be computed, newest first.

    Raises:
        KeyError: for an unknown method.
    """
    return tuple(_METHODS[method])


def newest_version(method: str) -> str:
    """The version that a new measurement starts with.

    Raises:
        KeyError: for an unknown method.
    """
    return versions(method)[0]


@cache
def find(method: str, version: str) -> Method:
    """One version of a method, loaded once.

    Raises:
        KeyError: when it does not exist.
    """
    return _METHODS[method][version]()


def method_name(method: str) -> str:
    """The Dutch name of a method, as its newest version gives it."""
    return find(method, newest_version(method)).title["naam"]


def methods() -> tuple[MethodInfo, ...]:
    """Every method in its newest version."""
    return tuple(describe(method) for method in ids())


@cache
def describe(method: str, version: str | None = None) -> MethodInfo:
    """Everything a method says about itself.

    Raises:
        KeyError: when it does not exist.
    """
    found = find(method, version or newest_version(method))
    return MethodInfo(
        id=found.id,
        version=found.version,
        versions=versions(found.id),
        naam=found.title["naam"],
        toelichting=found.title["toelichting"],
        bron=found.title["bron"],
        inputs=tuple(found.inputs.describe("")),
        parameters=_infos(found.parameters.adjustable),
        fixed=_infos(found.parameters.fixed),
        definition_sha256=definition_sha256(found.id, found.version),
        parameters_sha256=found.parameters.standard().sha256,
    )


@cache
def definition_sha256(method: str, version: str) -> str:
    """The hash that a receipt names: over id, version, the rules' source text and the parameters.

    A frozen app carries no source text. Its rules are those of the release it was built from, so
    there the hash of their text is taken from `definition.toml`, where `rules_sha256` pins it; a
    test holds pin and source together. Where the source is present it counts, so that a changed
    rule cannot hide behind the pin; and both ways give the same hash for the same rules.
    """
    found = find(method, version)
    return sha256(
        canonical_json(
            {
                "method": method,
                "version": version,
                "rules": rules_sha256(found) or found.title["rules_sha256"],
                "parameters": _parameter_data(found.parameters),
            }
        )
    )


def rules_sha256(method: Method) -> str | None:
    """The hash over the source text of the method's modules; None when there is no source."""
    sources = [_source(module) for module in method.modules]
    texts = [source for source in sources if source is not None]
    return sha256("\0".join(texts).encode("utf-8")) if len(texts) == len(sources) else None


def _source(module: str) -> str | None:
    """The text of a module with plain newlines, or None where only its bytecode travels."""
    spec = find_spec(module)
    get_source = getattr(spec.loader if spec else None, "get_source", None)
    if get_source is None:
        return None
    try:
        source: str | None = get_source(module)
    except (ImportError, OSError):
        return None
    return source


def _parameter_data(parameters: Parameters) -> dict[str, object]:
    return {info.id: info for info in _infos((*parameters.adjustable, *parameters.fixed))}


def _infos(parameters: tuple[Parameter, ...]) -> tuple[ParameterInfo, ...]:
    return tuple(
        ParameterInfo(
            id=parameter.id,
            label=parameter.label,
            unit=parameter.unit,
            value=text_of(parameter.on().value, None),
            allowed=parameter.allowed if parameter.adjustable else "",
            adjustable=parameter.adjustable,
            bron=parameter.on().bron,
            aanname=parameter.on().aanname,
        )
        for parameter in parameters
    )
