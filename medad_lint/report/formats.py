"""The formats of a report, one module each; a module is imported when its format is asked for."""

from medad_lint.report.model import Report

__all__ = ["PLACED", "WRITERS", "render"]

# name: module and function of `medad_lint.report`
WRITERS = {
    "text": ("text", "render_report"),
    "json": ("machine", "render_report"),
    "json-lines": ("machine", "render_report_lines"),
    "sarif": ("sarif", "render_sarif"),
    "github": ("github", "render_github"),
    "gitlab": ("gitlab", "render_gitlab"),
    "junit": ("junit", "render_junit"),
    "checkstyle": ("checkstyle", "render_checkstyle"),
    "rdjson": ("rdjson", "render_rdjson"),
    "csv": ("spreadsheet", "render_csv"),
    "html": ("htmlpage", "render_html"),
    "statistics": ("statistics", "render_statistics"),
}
# read by a machine that knows files by their path in the repository
PLACED = frozenset({"sarif", "github", "gitlab", "junit", "checkstyle", "rdjson"})


def render(form: str, report: Report) -> str:
    """The report in a format."""
    module, name = WRITERS[form]
    # not importlib's import_module: -X importtime does not see what that brings in
    writer = getattr(__import__(f"medad_lint.report.{module}", fromlist=[name]), name)
    return str(writer(report))
