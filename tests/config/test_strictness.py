"""A slip in a configuration is told of with its place, and nothing is checked."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
import yaml

from medad_lint.config.presets import DEFAULTS, PRESETS
from medad_lint.config.read import CHOICES, FRONT_MATTER, LAYER, RULE_VALUES, THRESHOLDS, TOP, read_config
from medad_lint.config.template import TEMPLATE
from medad_lint.rulebook.errors import RulebookError
from tests.config.door import AD, Say, put, say
from tests.rulebook.schema_samples import nodes

__all__ = ["say"]
SCHEMA = json.loads(
    (Path(__file__).resolve().parents[2] / "docs/schema/config.schema.json").read_text(encoding="utf-8")
)
SLIPS = [
    ("knid: ad", "1:1: неизвестный ключ «knid». Возможно, вы имели в виду «kind»."),
    ("preset: strikt", "1:9: нет такого: пресет «strikt». Возможно, вы имели в виду «strict». Можно: recommended"),
    ("\nkind: advert", "2:7: нет такого: kind «advert». Можно: ad, site-page, article"),
    ("object: [drug, servise]", "1:16: нет такого: объект «servise». Возможно, вы имели в виду «service»."),
    ("promotes: да", "1:11: нет такого: promotes «да». Можно: true, false"),
    ("fail-level: error", "1:13: нет такого: fail-level «error»."),
    ("rules:\n  cure-story: of", "2:15: нет такого: значение правила cure-story: «of»."),
    ("thresholds: {article-words: много}", "порог «article-words» — целое число больше нуля"),
    ("thresholds: {article-words: 0}", "порог «article-words» — целое число больше нуля"),
    ("thresholds: {article-word: 5}", "1:14: неизвестный ключ «article-word». Возможно"),
    ("files:\n  - kind: ad", "2:5: у записи files нет ключа «match»"),
    ("files:\n  - match: a.md\n    exclude: b", "3:5: неизвестный ключ «exclude»"),
    ("files:\n  - {match: [], kind: ad}", "2:13: здесь нужен хотя бы один шаблон пути"),
    ("suppress:\n  - {files: [''], rules: cure-story, reason: x}", "здесь нужен хотя бы один шаблон пути"),
    ("suppress:\n  - rules: [cure-story]", "2:5: у записи suppress нет ключа «reason»"),
    ("suppress:\n  - reason: так надо", "2:5: у записи suppress нет ключа «rules»"),
    ("suppress:\n  - {rules: [], reason: так надо}", "2:5: у записи suppress нет ключа «rules»"),
    ("allow:\n  - reason: так надо", "2:5: у записи allow нет ключа «phrase»"),
    ("suppress:\n  - {rules: cure-story, reason: цитата, until: март}", "дата «март» не вида ГГГГ-ММ-ДД"),
    ("suppress:\n  - {rules: cure-story, reason: цитата, who: я}", "неизвестный ключ «who»"),
    ("front-matter: {autor: a}", "1:16: неизвестный ключ «autor». Возможно, вы имели в виду «author»."),
    ("front-matter: {kind: {values: {акция: ad}}}", "у записи «kind» нет ключа «key»"),
    ("front-matter: {kind: {key: type, values: {акция: advert}}}", "нет такого: kind «advert»"),
    ("kind: ad\nkind: ad", "2:1: ключ «kind» второй раз"),
    ("- kind", "1:1: здесь нужен набор «ключ: значение»"),
    ("kind: [ad", "ошибка YAML"),
]  # fmt: skip
# what only the rulebook, the disk or YAML can tell
UNSEEN = [
    ("rules:\n  cure-storry: off", "2:3: нет правила «cure-storry». Возможно, вы имели в виду «cure-story»."),
    ("rules:\n  eeat-*: off", "2:3: нет правила «eeat-*»."),
    ("suppress:\n  - {rules: [cure-storry], reason: цитата}", "2:5: нет правила «cure-storry»."),
    ("rule-folders: [nowhere]", "1:16: нет такой папки правил: «nowhere»"),
]


@pytest.mark.parametrize(("text", "message"), [*SLIPS, *UNSEEN])
def test_a_slip_is_told_of_with_its_place_and_nothing_is_checked(say: Say, text: str, message: str) -> None:
    put("a.md", AD)
    put(".medad-lint.yaml", text + "\n")
    told = say(".")
    assert (told.code, told.out) == (2, "")
    assert message in told.err
    assert ".medad-lint.yaml:" in told.err


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('knid = "ad"', "pyproject.toml:5:1: неизвестный ключ «knid». Возможно, вы имели в виду «kind»."),
        ('kind = "advert"', "pyproject.toml:5:1: нет такого: kind «advert»."),
        ('\n[tool.medad-lint.rules]\ncure-story = "of"', "pyproject.toml:7:1: нет такого: значение правила"),
        ('rules.cure-storry = "off"', "pyproject.toml:5:1: нет правила «cure-storry»."),
        (
            '[[tool.medad-lint.files]]\nmatch = "a"\n[[tool.medad-lint.files]]\nkind = "ad"',
            "pyproject.toml:7:1: у записи",
        ),
        (
            'suppress = [\n  {rules = ["cure-story"], reason = "цитата"},\n  {rules = ["cure-story"]},\n]',
            ":7:1: у записи suppress",
        ),
        ("kind = ", "pyproject.toml:5:1: ошибка TOML"),
    ],
)
def test_a_slip_in_pyproject_is_told_of_with_its_line(say: Say, text: str, message: str) -> None:
    put("a.md", AD)
    put("pyproject.toml", f'[project]\nname = "x"\n\n[tool.medad-lint]\n{text}\n')
    told = say(".")
    assert told.code == 2
    assert message in told.err


def test_toml_says_the_same_as_yaml(say: Say) -> None:
    put("a.md", AD)
    put(
        ".medad-lint.yaml",
        "preset: [strict]\npromotes: true\nrules: {cure-story: risk}\nthresholds: {article-words: 20}\n"
        "files:\n  - {match: ['*.md'], kind: ad, object: [service, drug]}\n"
        "suppress:\n  - {rules: [cure-story], reason: цитата, by: Я, until: 2027-03-01}\n",
    )
    yaml_says = say("config", "a.md").out
    found = say("a.md").documents()
    Path(".medad-lint.yaml").unlink()
    put(
        "pyproject.toml",
        '[tool.medad-lint]\npreset = ["strict"]\npromotes = true\nrules = {cure-story = "risk"}\n'
        "thresholds = {article-words = 20}\n[[tool.medad-lint.files]]\n"
        'match = ["*.md"]\nkind = "ad"\nobject = ["service", "drug"]\n'
        '[[tool.medad-lint.suppress]]\nrules = ["cure-story"]\nreason = "цитата"\nby = "Я"\nuntil = 2027-03-01\n',
    )
    without = re.compile(r"\S+:\d+.*|настройка: .*")
    assert without.sub("", say("config", "a.md").out) == without.sub("", yaml_says)
    assert found["a.md"]["diagnostics"][0]["data"]["suppressed"] == "цитата"
    again = say("a.md").documents()["a.md"]["diagnostics"][0]
    assert again["data"]["verdict"] == found["a.md"]["diagnostics"][0]["data"]["verdict"] == "risk"


def test_init_writes_a_file_that_holds_and_never_over_another(say: Say) -> None:
    put("a.md", AD)
    assert say("init").code == 0
    assert Path(".medad-lint.yaml").read_text(encoding="utf-8") == TEMPLATE
    assert say("--kind", "ad", "--object", "service", "a.md").rules("a.md") == ["cure-story"]
    put(".medad-lint.yaml", "kind: ad\n")
    told = say("init")
    assert (told.code, "--force" in told.err) == (2, True)
    assert Path(".medad-lint.yaml").read_text(encoding="utf-8") == "kind: ad\n"
    assert say("init", "--force").code == 0
    assert say("init", "nowhere").code == 2


def test_the_examples_that_init_writes_hold_when_their_mark_is_taken_off(say: Say) -> None:
    text = re.sub(r"^#(?! \S)", "", TEMPLATE, flags=re.MULTILINE)
    data = yaml.load(text, Loader=yaml.BaseLoader)
    assert set(data) == set(TOP), "в шаблоне есть каждый ключ"
    assert set(data["front-matter"]) == set(FRONT_MATTER)
    assert faults(text) == []
    put("moi/ad/.keep.yaml", "")
    put("a.md", AD)
    put(".medad-lint.yaml", text.replace("rule-folders: [moi]", "").replace("baseline:", "#"))
    assert say("a.md").code in (0, 1)


def faults(text: str) -> list[str]:
    data = yaml.load(text, Loader=yaml.BaseLoader)
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(data)]


@pytest.mark.parametrize(
    "text", [text for text, message in SLIPS if "YAML" not in message and "второй" not in message]
)
def test_what_the_program_refuses_the_schema_refuses_too(text: str) -> None:
    assert faults(text)
    with pytest.raises(RulebookError):
        read_config(text, "x.yaml", ".")


def test_schema_and_program_know_the_same_keys_and_values() -> None:
    parts, top = SCHEMA["$defs"], SCHEMA["properties"]
    assert set(top) == set(TOP)
    assert set(top["files"]["items"]["properties"]) == {"match", *LAYER}
    assert set(top["front-matter"]["properties"]) == set(FRONT_MATTER)
    assert set(parts["thresholds"]["properties"]) == set(THRESHOLDS)
    assert set(DEFAULTS) == {*CHOICES, "object", *(f"thresholds.{name}" for name in THRESHOLDS)}
    assert set(parts["rules"]["additionalProperties"]["enum"]) == set(RULE_VALUES)
    for name, known in CHOICES.items():
        assert {str(value).lower() for value in parts[name]["enum"]} == set(known), name
    for choice in parts["preset"]["anyOf"]:
        assert set(choice.get("enum") or choice["items"]["enum"]) == set(PRESETS)
    from medad_lint.rulebook.model import OBJECTS

    assert tuple(parts["one-object"]["enum"]) == OBJECTS
    for kind in ("allow", "suppress"):
        keys = top[kind]["items"]["properties"]
        assert set(keys) == {"files", "rules", "reason", "until", "by"} | (
            {"phrase"} if kind == "allow" else set()
        )


def test_each_preset_says_what_the_schema_and_the_program_allow() -> None:
    for name, (_, values) in PRESETS.items():
        assert set(values) <= set(DEFAULTS), name
        for key, value in values.items():
            assert value in CHOICES[key], name


def test_each_key_of_the_schema_is_described_in_russian() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    for node in nodes(SCHEMA):
        for key, part in node.get("properties", {}).items():
            described = part
            if "description" not in part and "$ref" in part:
                described = SCHEMA["$defs"][part["$ref"].rsplit("/", 1)[1]]
            assert re.search("[а-я]", described.get("description", "")), key
