"""What is in a source but is no text of it: templates and code of a site engine, blanked at equal length."""

import re

__all__ = ["blank", "blank_mdx", "includes"]

_TEMPLATES = re.compile(
    r"<\?(?:php|=|\s).*?(?:\?>|\Z)|<%.*?%>|\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL | re.IGNORECASE
)
_INCLUDES = re.compile(
    r"\{%-?\s*(?:include|extends|render|partial)|\{\{-?\s*(?:>|partial|template|include|<\s)|<\?(?:php|=)?[^?]*\b(?:include|require|get_footer|get_header|IncludeComponent|IncludeFile)"
    r"|<!--\s*#include|<%-?\s*(?:include|render|partial)|^import\s+\w*(?:Footer|Disclaimer|Warning|Layout)",
    re.IGNORECASE | re.MULTILINE,
)
_MODULE = re.compile(
    r"^(?:import\s.+?|export\s+(?:const|let|default|function|async|\{).*?)(?=\n\s*\n|\Z|\nimport\s|\nexport\s)",
    re.M | re.S,
)
_NOT_NEWLINE = re.compile(r"[^\n\r]")


def _spaces(match: re.Match[str]) -> str:
    return _NOT_NEWLINE.sub(" ", match.group())


def includes(text: str) -> bool:
    """Whether a part of the page comes from another file."""
    return bool(_INCLUDES.search(text))


def blank(text: str) -> str:
    """The text with engine code as spaces; line ends and offsets stay."""
    if "<?" not in text and "{" not in text and "<%" not in text:
        return text
    return _TEMPLATES.sub(_spaces, text)


def blank_mdx(text: str) -> str:
    """The same for MDX: module lines and `{expressions}`, however deep their braces are."""
    text = _MODULE.sub(_spaces, text)
    kept: list[str] = []
    depth, place = 0, 0
    for match in re.finditer(r"[{}]", text):
        if match.group() == "{":
            if depth == 0:
                kept.append(text[place : match.start()])
                place = match.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                kept.append(_NOT_NEWLINE.sub(" ", text[place : match.end()]))
                place = match.end()
    kept.append(text[place:])
    return "".join(kept)
