"""The program's entry, also for `python -m medad_lint`."""

import gc
import os
import sys
from collections.abc import Sequence

__all__ = ["main"]

_COMMANDS = ("card", "config", "doctor", "explain", "init", "rules", "suppressions", "test")


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the program and leaves by SystemExit.

    A line of paths alone has nothing to be parsed: click is imported only where an option or a command stands.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    gc.set_threshold(
        100_000
    )  # what a run makes is kept to its end: looking for garbage costs a twentieth of it
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    code = _run(words)
    if "click" not in sys.modules and arguments is None:
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except BrokenPipeError:
            code = 0
        os._exit(code)  # taking everything apart at exit costs milliseconds
    sys.exit(code)


def _run(words: list[str]) -> int:
    from medad_lint.rulebook.errors import RulebookError

    try:
        if words == ["--version"]:  # asked by editors and hooks at every start
            from medad_lint import __version__

            sys.stdout.write(f"medad-lint {__version__}\n")
            return 0
        if (
            words
            and words[0] not in _COMMANDS
            and not any(word.startswith("-") and word != "-" for word in words)
        ):
            from medad_lint.run import Request, run

            return run(Request(tuple(words)))
        from medad_lint import cli

        return cli.main(words)
    except RulebookError as error:
        sys.stderr.write(f"medad-lint: {error}\n")
        return 2
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # the reader has had enough: leave without a word, also at the closing of stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


if __name__ == "__main__":
    main()
