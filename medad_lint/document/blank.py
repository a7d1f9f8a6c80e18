"""What is in a source but is no text of it: templates and code of a site engine, blanked at equal length."""

import re

__all__ = ["blank", "blank_mdx", "includes"]

# compiled when first needed: most texts hold no engine code at all
# a string of PHP may hold «?>» and a comment an apostrophe; a comment of one line ends where PHP does
_TEMPLATES = (
    r"<\?(?:php\b|=|\s)(?:\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'|/\*.*?\*/|(?://|\#)(?:(?!\?>)[^\n\r])*|.)*?(?:\?>|\Z)"
    r"|<%.*?%>|\{%-?\s*(comment|schema|javascript|stylesheet)\b[^%]*%\}.*?\{%-?\s*end\1\s*-?%\}|\{%.*?%\}|\{\#.*?\#\}"
    r"|\{\{!--.*?--\}\}|\{\{--.*?--\}\}|\{!!.*?!!\}|\{\{.*?\}\}+"
)
_CODE = (
    r"^[ ]{0,3}(`{3,}|~{3,})[^\n]*\n.*?(?:^[ ]{0,3}\1[`~]*[ \t]*\r?$|\Z)|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)"
)
_INCLUDES = (
    r"\{%-?\s*(?:include|extends|render|partial)|\{\{-?\s*(?:>|partial|template|include|<\s)"
    r"|<\?(?:php|=)?[^?]*\b(?:include|require|get_footer|get_header|IncludeComponent|IncludeFile)"
    r"|<!--\s*#include|<%-?\s*(?:include|render|partial)"
    r"|^import\s+\w*(?:Footer|Disclaimer|Warning|Layout)"
)
_MODULE = (
    r"^(?:import\s.+?|export\s+(?:const|let|default|function|async|\{).*?)"
    r"(?=\n\s*\n|\Z|\nimport\s|\nexport\s)"
)
_NOT_NEWLINE = r"[^\n\r]"


def _spaces(match: re.Match[str]) -> str:
    return _emptied(match.string, match.start(), match.end())


def _emptied(text: str, start: int, end: int) -> str:
    """A stretch as white space; a bare value of an attribute (`title={x}`) as an empty one, or the tag were none."""
    inside = re.sub(_NOT_NEWLINE, " ", text[start:end])
    value = start and text[start - 1] == "=" and text.rfind("<", 0, start) > text.rfind(">", 0, start)
    return f'"{inside[1:-1]}"' if value and end - start > 1 else inside


def includes(text: str) -> bool:
    """Whether a part of the page comes from another file."""
    if "{" not in text and "<" not in text and "import" not in text:
        return False
    return bool(re.search(_INCLUDES, text, re.IGNORECASE | re.MULTILINE))


def blank(text: str) -> str:
    """The text with engine code as spaces; line ends and offsets stay."""
    if "<?" not in text and "{" not in text and "<%" not in text:
        return text
    return re.sub(_TEMPLATES, _spaces, text, flags=re.DOTALL | re.IGNORECASE)


def blank_mdx(text: str) -> str:
    """The same for MDX: module lines and `{expressions}`, however deep their braces are; a brace in code opens none."""
    text = re.sub(_CODE, _spaces, text, flags=re.MULTILINE | re.DOTALL)
    text = re.sub(_MODULE, _spaces, text, flags=re.MULTILINE | re.DOTALL)
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
                kept.append(_emptied(text, place, match.end()))
                place = match.end()
    kept.append(text[place:])
    return "".join(kept)
