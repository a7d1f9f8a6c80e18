"""Which findings of a document can be mended, and how: nothing is offered that has not been tried on the text."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from medad_lint.document.model import Block, Document
from medad_lint.findings import Checked, Finding, Subject
from medad_lint.fixing.edits import applied
from medad_lint.fixing.halves import half_edits
from medad_lint.fixing.lines import paragraph_edits
from medad_lint.fixing.model import Edit, Fix
from medad_lint.fixing.page import page_edits
from medad_lint.fixing.typography import tidy_edits
from medad_lint.rulebook.model import Wording

__all__ = ["fixed", "tidied"]

Check = Callable[[str], Checked]  # what the linter says of another text of the document
Standing = Sequence[tuple[Block, Sequence[tuple[int, int]]]]  # stretches of blocks


def fixed(
    document: Document, checked: Checked, wordings: Mapping[str, Sequence[Wording]], check: Check
) -> Checked:
    """The same findings, those that can be mended with their fix."""
    subject = checked.subject
    known = bool(subject.objects) and (subject.declared or subject.sure)
    findings = list(checked.findings)
    for number, finding in enumerate(findings):
        if not (known and finding.open and finding.verdict in ("breach", "risk") and finding.lacking):
            continue
        parts = _parts(wordings.get(finding.rule, ()), subject)
        for fix in _fixes(document, finding, parts) if parts else ():
            if _mends(checked, finding.rule, check(applied(checked.text, fix.edits))):
                findings[number] = finding._replace(fixes=(fix,))
                break
    return checked._replace(findings=tuple(findings))


def tidied(document: Document, checked: Checked, standing: Standing, check: Check) -> tuple[Edit, ...]:
    """Edits of the spaces and full stops of warnings that stand; none where the linter would then say more."""
    text = checked.text
    edits = tuple(
        dict.fromkeys(edit for block, places in standing for edit in tidy_edits(text, block, places))
    )
    if not edits:
        return ()
    after = _open(check(applied(text, edits)))
    return edits if after <= _open(checked) else ()


def _parts(wordings: Sequence[Wording], subject: Subject) -> tuple[str, ...]:
    """The wording for what is advertised: the first that is for one of its objects."""
    return next(
        (item.parts for item in wordings if not item.objects or not set(item.objects).isdisjoint(subject.objects)),
        (),
    )  # fmt: skip


def _fixes(document: Document, finding: Finding, parts: tuple[str, ...]) -> Iterator[Fix]:
    """What could mend a finding, the best first."""
    place = page_edits if document.syntax == "html" else paragraph_edits
    if not finding.standing:
        words = " ".join(parts)
        for edit in place(document, words):
            yield Fix(f"Вписать: «{words}»", (edit,))
        return
    words = " ".join(parts[number] for number in finding.lacking)
    title = f"Дополнить предупреждение: «{words}»"
    half = half_edits(document, finding, parts)
    if half:
        yield Fix(title, half, False)
    for edit in place(document, words):
        yield Fix(title, (edit,), False)


def _mends(before: Checked, rule: str, after: Checked) -> bool:
    """Whether the rule is silent now, and no other has begun to speak."""
    now = _open(after)
    return not now[rule] and now <= _open(before)


def _open(checked: Checked) -> Counter[str]:
    return Counter(item.rule for item in checked.findings if item.open)
