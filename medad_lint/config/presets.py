"""Sets of values with a name: what most teams begin with."""

__all__ = ["DEFAULTS", "PRESETS"]

DEFAULTS: dict[str, str] = {
    "kind": "",  # told from the text
    "object": "",
    "promotes": "",
    "audience": "",
    "fail-level": "breach",
    "approver": "optional",
    "thresholds.article-words": "350",
    "thresholds.site-page-cues": "3",
}

# name: what it is for, and what it says
PRESETS: dict[str, tuple[str, dict[str, str]]] = {
    "recommended": ("как без настройки: останавливает только нарушение", {}),
    "strict": (
        "останавливает и риск; пометка без согласующего не действует",
        {"fail-level": "risk", "approver": "required"},
    ),
    "ad": ("все тексты — реклама", {"kind": "ad"}),
    # what an article lacks to be trusted is a risk at most, and an editor wants to be stopped by it
    "article": ("все тексты — статьи; останавливает и риск", {"kind": "article", "fail-level": "risk"}),
}
