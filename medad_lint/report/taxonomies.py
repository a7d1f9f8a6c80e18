"""The norms of a run as SARIF's taxonomies: one for each act, a taxon for each clause."""

from collections.abc import Iterable
from typing import Any

from medad_lint.findings import Norm

__all__ = ["Taxonomies"]

_OTHER = "E-A-T"  # demands that no act makes


class Taxonomies:
    """Acts and their clauses, in the order in which findings name them."""

    def __init__(self, norms: Iterable[Norm]) -> None:
        self._acts: dict[str, dict[str, Norm]] = {}
        for norm in norms:
            self._acts.setdefault(norm.act or _OTHER, {})[norm.id] = norm

    def components(self) -> list[dict[str, Any]]:
        """References to the acts themselves."""
        return [{"name": act, "index": number} for number, act in enumerate(self._acts)]

    def reference(self, norm: Norm) -> dict[str, Any]:
        """A reference to a clause."""
        act = norm.act or _OTHER
        component = {"name": act, "index": list(self._acts).index(act)}
        return {"id": norm.id, "index": list(self._acts[act]).index(norm.id), "toolComponent": component}

    def described(self, as_of: str) -> list[dict[str, Any]]:
        """The acts with what their clauses say on a date."""
        return [
            {
                "name": act,
                "version": as_of,
                "language": "ru",
                "taxa": [_taxon(norm) for norm in norms.values()],
            }
            for act, norms in self._acts.items()
        ]


def _taxon(norm: Norm) -> dict[str, Any]:
    taxon: dict[str, Any] = {
        "id": norm.id,
        "name": norm.label,
        "shortDescription": {"text": norm.label},
        "fullDescription": {"text": norm.text or norm.label},
    }
    if norm.sanction:
        taxon["help"] = {"text": f"Чем грозит: {norm.sanction}"}
    if not norm.confirmed:
        taxon["properties"] = {"confirmed": False}
    return taxon
