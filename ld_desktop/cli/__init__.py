"""Commands without a screen (cli.md): Dutch or English, exit 0 done, 1 found wrong, 2 refused."""

from __future__ import annotations

import sys
from collections.abc import Sequence

REFUSED = 2
_INTERRUPTED = 130


def main(arguments: Sequence[str]) -> int:
    """Run one command and give its exit status."""
    from ld_desktop.cli import streams
    from ld_desktop.cli.parser import build_parser, language_of
    from ld_desktop.errors import EnvironmentProblem
    from ld_desktop.messages import error_sentence

    streams.prepare()
    language = language_of(arguments)
    options = build_parser(language).parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except EnvironmentProblem as problem:
        print(error_sentence(problem, language), file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return _INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        streams.hang_up()
        return 0
    except OSError as error:
        full = streams.told(error)
        streams.hang_up()
        print(error_sentence(full, language), file=sys.stderr)
        return REFUSED
    return status
