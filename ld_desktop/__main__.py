"""The one executable: without arguments the window, with arguments the command line."""

from __future__ import annotations

import sys
from pathlib import Path

_STORE_OPTION = "--store"
_BENCH_OPTION = "--bench"  # a part of `ld-desktop bench` that needs a window, in its own process


def main() -> int:
    """Start the window (optionally on `--store PATH`) or run a command; gives the exit status."""
    arguments = sys.argv[1:]
    if not arguments or arguments[0] == _STORE_OPTION:
        from ld_desktop import app

        return app.open_window(Path(arguments[1]) if len(arguments) > 1 else None)
    if arguments[0] == _BENCH_OPTION and len(arguments) > 1:
        from ld_desktop.ui import bench

        return bench.main(arguments[1])
    from ld_desktop import cli

    return cli.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
