"""What a program that reads a format finds in it: path, line from 1 and rule of each open finding."""

import csv
import io
import json
import re
from urllib.parse import unquote

from junitparser import JUnitXml
from lxml import etree

__all__ = ["READERS", "Told", "rows_of"]

Told = list[tuple[str, int, str]]


def _sarif(data: bytes) -> Told:
    (run,) = json.loads(data)["runs"]
    found = []
    for item in run["results"]:
        place = item["locations"][0]["physicalLocation"]
        if not item["suppressions"] and item.get("baselineState", "new") == "new":
            uri = unquote(place["artifactLocation"]["uri"])
            found.append((uri, place["region"]["startLine"], item["ruleId"]))
    return found


def _github(data: bytes) -> Told:
    found = []
    for line in data.decode().split("\n")[:-1]:
        values = dict(re.findall(r"(\w+)=([^,:]*)", line.split("::")[1]))
        rule = re.search(r"\[([\w-]+)\]$", unquote(values["title"]))
        if rule:
            found.append((unquote(values["file"]), int(values["line"]), rule[1]))
    return found


def _gitlab(data: bytes) -> Told:
    return [
        (item["location"]["path"], item["location"]["lines"]["begin"], item["check_name"])
        for item in json.loads(data)
    ]


def _rdjson(data: bytes) -> Told:
    return [
        (item["location"]["path"], item["location"]["range"]["start"]["line"], item["code"]["value"])
        for item in json.loads(data)["diagnostics"]
    ]


def _checkstyle(data: bytes) -> Told:
    return [
        (file.get("name"), int(error.get("line")), error.get("source").removeprefix("medad-lint."))
        for file in etree.fromstring(data)
        for error in file
    ]


def _junit(data: bytes) -> Told:
    return [
        (suite.name, int(re.search(r":(\d+):", failure.text)[1]), case.name.split()[0])
        for suite in JUnitXml.fromstring(data)
        for case in suite
        for failure in case.result
        if type(failure).__name__ == "Failure"
    ]


def rows_of(data: bytes) -> list[dict[str, str]]:
    """The rows of the table by their heads."""
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def _csv(data: bytes) -> Told:
    return [
        (row["файл"], int(row["строка"]), row["правило"])
        for row in rows_of(data)
        if row["состояние"] == "открыто"
    ]


def _html(data: bytes) -> Told:
    found = []
    for article in etree.HTML(data, etree.HTMLParser(huge_tree=True)).iter("article"):
        rule, line = re.fullmatch(r"([\w-]+), строка (\d+)", article.findtext("h3/small")).groups()
        found.append((article.getparent().findtext("h2"), int(line), rule))
    return found


READERS = {
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "rdjson": _rdjson,
    "checkstyle": _checkstyle,
    "junit": _junit,
    "csv": _csv,
    "html": _html,
}
