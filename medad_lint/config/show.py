"""Every value that holds for a file, with where it comes from."""

from collections.abc import Iterator, Sequence

from medad_lint.config.model import Config, Given
from medad_lint.config.resolve import excluded, resolve
from medad_lint.document.fields import Field
from medad_lint.findings import Subject

__all__ = ["render_values"]

_TOLD = {"kind": "по тексту", "object": "по тексту", "promotes": "по тексту", "audience": "по тексту"}
_INSIDE = {
    "medad.kind": "kind",
    "medad.object": "object",
    "medad.promotes": "promotes",
    "medad.audience": "audience",
}


def render_values(
    path: str,
    inside: str,
    config: Config,
    known: Sequence[str],
    fields: Sequence[Field] = (),
    subject: Subject | None = None,
) -> str:
    """A table of key, value, origin. `inside` is the path as the configuration's globs see it.

    `fields` are those of the file's front matter, `subject` is what the text was taken for.
    """
    values = resolve(config, inside, known)
    for field in fields:
        key = _INSIDE.get(field.key) or ("object" if field.key.startswith("medad.object") else "")
        if key:
            values[key] = Given(field.value, "шапка файла")
    rows = [(key, *_shown(key, given, subject)) for key, given in values.items()]
    rows += list(_lists(config, inside))
    wide = [max(len(row[column]) for row in rows) for column in (0, 1)]
    lines = [f"{key:<{wide[0]}}  {value:<{wide[1]}}  {origin}" for key, value, origin in rows]
    return f"{path}\nнастройка: {config.path or 'нет'}\n\n" + "\n".join(lines) + "\n"


def _shown(key: str, given: Given, subject: Subject | None) -> tuple[str, str]:
    if given.value:
        return given.value, given.origin
    if subject is None:
        return "—", _TOLD[key]
    told = {
        "kind": subject.kind,
        "object": ", ".join(subject.objects),
        "promotes": "true" if subject.promotes else "false",
        "audience": subject.audience,
    }
    evidence = [why for what, why in subject.evidence if what.split(":")[0] == key and why != "объявлено"]
    return told[key] or "—", _TOLD[key] + (f": {', '.join(evidence)}" if evidence else "")


def _lists(config: Config, inside: str) -> Iterator[tuple[str, str, str]]:
    for item in config.rule_folders:
        yield "rule-folders", item.value, item.origin
    pattern = excluded(config, inside)
    for item in config.exclude:
        yield "exclude", item.value + (" — этот файл" if item is pattern else ""), item.origin
    for _, item in config.keys:
        yield "front-matter", item.value, item.origin
    for permission in config.standing:
        what = f"«{permission.phrase}»" if permission.phrase else ", ".join(permission.rules)
        where = f" ({', '.join(permission.files)})" if permission.files else ""
        key = "allow" if permission.phrase else "suppress"
        yield key, f"{what} — {permission.reason}", config.origin(permission.line) + where
    if config.baseline is not None:
        yield "baseline", config.baseline.value, config.baseline.origin
