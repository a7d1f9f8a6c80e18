"""A text as `--fix` leaves it, without files."""

from typing import NamedTuple

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.findings import Checked
from medad_lint.fixing import Edit, applied
from medad_lint.mending import Mender
from medad_lint.run import Request
from tests.conftest import engine

__all__ = ["Mended", "mended"]


class Mended(NamedTuple):
    """The text before and after, what was done, and what was found before."""

    before: str
    after: str
    edits: list[Edit]
    checked: Checked

    @property
    def rules(self) -> set[str]:
        """What is left."""
        return {item.rule for item in mended(self.after, self.checked.path).checked.findings}


def mended(
    text: str,
    path: str = "text.md",
    name: str | None = "service",
    unsafe: bool = False,
    kind: str | None = "ad",
) -> Mended:
    """What becomes of a text."""
    mender = Mender(Request((path,), fix=True, unsafe=unsafe))
    chosen = engine(kind, name)
    document = parse(Source(path, text))
    checked = mender.look(chosen, document, text.encode(), chosen.check(document))
    edits = mender.edits(checked)
    return Mended(text, applied(text, edits), edits, checked)
