"""What is to be said of the permissions that a configuration gives: lapsed, not approved, of no use."""

from collections.abc import Sequence

from medad_lint.config.model import Config, Standing
from medad_lint.findings import Checked, Finding, Subject
from medad_lint.policy.suppressions import Record

__all__ = ["standing_findings", "state_of"]


def state_of(
    config: Config, item: Standing, records: Sequence[Record], as_of: str
) -> tuple[str, tuple[str, ...]]:
    """What has become of a permission in a run, and the quotations it has allowed."""
    states = [record for record in records if record.suppression.origin == config.origin(item.line)]
    if item.until and item.until < as_of:
        return "lapsed", ()
    if any(record.state == "no-approver" for record in states):
        return "no-approver", ()
    allowed = tuple(quote for record in states for quote in record.quotes)
    return ("live" if allowed else "unused"), allowed


def standing_findings(config: Config, records: Sequence[Record], as_of: str, whole: bool) -> Checked:
    """The findings about a configuration's permissions, as a document of its own.

    `whole`: every file was looked at that it may speak of.
    """
    starts = [0]
    for line in config.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found = []
    for item in config.standing:
        state, _ = state_of(config, item, records, as_of)
        what = f"фразу «{item.phrase}»" if item.phrase else ", ".join(item.rules)
        rule, message = {
            "lapsed": ("suppression-lapsed", f"Срок разрешения истёк {item.until}: {what}"),
            "no-approver": ("suppression-without-approver", f"Разрешение не согласовано (нет by): {what}"),
            "unused": ("suppression-unused", f"Разрешение ничего не разрешает: {what}"),
        }.get(state, ("", ""))
        if not rule or (state == "unused" and not whole):
            continue
        begin = starts[item.line - 1]
        line = config.text[begin : starts[item.line] - 1].rstrip("\r")
        start = begin + len(line) - len(line.lstrip())
        advice = "Исправьте запись или уберите её."
        quote = line.strip()
        found.append(Finding(rule, "risk", start, start + max(len(quote), 1), quote, message, instead=advice))
    subject = Subject("config", evidence=(("kind: config", "файл настройки"),))
    return Checked(config.path, config.text, subject, tuple(found))
