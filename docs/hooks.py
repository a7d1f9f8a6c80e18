"""What mkdocs is told beside mkdocs.yml: the rules' pages in the navigation, file names over blocks of code."""

import re
from pathlib import Path
from typing import Any

__all__ = ["on_config", "on_page_markdown", "rules_of", "titled"]

FOLDER = Path(__file__).resolve().parent
# ```yaml path, ```yaml path + : docs/commands.py writes these files; mkdocs knows no such words after the language
_FENCE = re.compile(r"^```(\w+) (\S+)( \+)?$", re.MULTILINE)
_TITLE = re.compile(r"^# (.+?) \(`([\w-]+)`\)$", re.MULTILINE)


def rules_of(folder: Path) -> list[Any]:
    """The section of rules: their list, those of the law, those of an article's trust, each by its title."""
    law: list[dict[str, str]] = []
    trust: list[dict[str, str]] = []
    for page in sorted((folder / "rules").glob("*.md")):
        if found := _TITLE.search(page.read_text(encoding="utf-8")):
            title, rule = found.groups()
            (trust if rule.startswith("eat-") else law).append({title: f"rules/{page.name}"})
    return [{"Все правила": "rules/README.md"}, {"Реклама": law}, {"Доверие к статье": trust}]


def titled(markdown: str) -> str:
    """A page whose blocks of code carry the name of their file as a title."""
    return _FENCE.sub(
        lambda found: f'```{found[1]} title="{found[2]}{", дописать в конец" if found[3] else ""}"', markdown
    )


def on_config(config: Any) -> Any:
    """Puts the pages of the rules where mkdocs.yml says `rules/`."""
    config["nav"] = [
        {name: rules_of(FOLDER)} if target == "rules/" else {name: target}
        for entry in config["nav"]
        for name, target in entry.items()
    ]
    return config


def on_page_markdown(markdown: str, **_: Any) -> str:
    """Called by mkdocs with the text of every page."""
    return titled(markdown)
