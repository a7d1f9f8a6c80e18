"""What is to be said of the permissions that a configuration gives: lapsed, not approved, of no use."""

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

from medad_lint.config.apply import judged
from medad_lint.config.model import Config, Settings, Standing
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
    if not allowed and any(record.state == "off" for record in states):
        return "off", ()
    return ("live" if allowed else "unused"), allowed


def standing_findings(
    config: Config, records: Sequence[Record], as_of: str, whole: bool, settings: Settings
) -> Checked:
    """The findings about a configuration's permissions, as a document of its own.

    `whole`: every file was looked at that it may speak of. `settings` are what it says of its own file.
    """
    starts = [0]
    for line in config.text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    found: list[Finding] = []
    seen: Counter[str] = Counter()
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
        data = f"{rule}\0{item.phrase}\0{item.rules}\0{item.files}".encode()
        base = f"{crc32(data):08x}{crc32(data[::-1]):08x}"
        seen[base] += 1
        mark = f"{base}-{seen[base]}"
        end = start + max(len(quote), 1)
        found.append(Finding(rule, "risk", start, end, quote, message, instead=advice, fingerprint=mark))
    found = [item for item in judged(found, settings) if item.rule not in settings.off]
    subject = Subject("config", evidence=(("kind: config", "файл настройки"),))
    return Checked(config.path, config.text, subject, tuple(found))
