"""The schemas that editors use: every rule file follows them, broken ones do not, and they know the loader's keys."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from medad_lint.rulebook.errors import RulebookError
from medad_lint.rulebook.loader import _ACTS, load, rule_files
from medad_lint.rulebook.store import builtin_folder
from medad_lint.rulebook.trustfile import NAMES, SECTIONS
from medad_lint.rulebook.yamlfile import Value
from tests.rulebook.schema_samples import BROKEN, REQUIRE, TRUST, WHOLE, nodes

ROOT = Path(__file__).resolve().parent.parent.parent
FOLDERS = {
    "norms": "norms",
    "concepts": "concepts",
    "contexts": "context",
    "trust": "trust",
}  # other folders hold rules
SCHEMAS = {
    name: json.loads((ROOT / f"docs/schema/{name}.schema.json").read_text(encoding="utf-8"))
    for name in ("rule", "concepts", "norms", "context", "cues", "ceilings", "trust")
}
SCHEMAS["facts"] = SCHEMAS["rule"]
FREE = (
    "норма",
    "предикат",
    "вид",
    "порядок",
    "лицо",
    "контекст",
)  # choices among what the files themselves define


def schema_of(path: str) -> str:
    file = Path(path)
    return FOLDERS.get(file.parent.name, file.stem if file.parent.name == "subject" else "rule")


def faults(schema: str, text: str) -> list[str]:
    data = yaml.load(text, Loader=yaml.BaseLoader)  # every scalar is a string, as the loader has it
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMAS[schema]).iter_errors(data)]


@pytest.mark.parametrize(
    "path", [Path(p).relative_to(ROOT).as_posix() for p in rule_files([builtin_folder()])]
)
def test_each_rule_file_follows_its_schema(path: str) -> None:
    assert faults(schema_of(path), (ROOT / path).read_text(encoding="utf-8")) == []


def put(folder: Path, schema: str, text: str) -> str:
    path = folder / WHOLE[schema][0]
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return str(folder)


@pytest.mark.parametrize("schema", WHOLE)
def test_a_file_with_every_key_passes_schema_and_loader(schema: str, tmp_path: Path) -> None:
    text = WHOLE[schema][1]
    assert faults(schema, text) == []
    load([builtin_folder(), put(tmp_path, schema, text)])


@pytest.mark.parametrize(("schema", "old", "new"), BROKEN)
def test_what_the_loader_refuses_the_schema_refuses_too(
    schema: str, old: str, new: str, tmp_path: Path
) -> None:
    whole = WHOLE[schema][1]
    assert old in whole
    text = whole.replace(old, new, 1)
    assert faults(schema, text)
    with pytest.raises(RulebookError):
        load([builtin_folder(), put(tmp_path, schema, text)])


def test_schemas_and_loader_know_the_same_keys_and_values(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the loader asks for is written down while it reads files that hold every key."""
    keys: dict[str, set[frozenset[str]]] = {}
    choices: dict[str, set[frozenset[str]]] = {}
    mapping, choice = Value.mapping, Value.choice

    def kind(value: Value) -> str:
        return "subject" if Path(value.path).parent.name == "subject" else schema_of(value.path)

    def noted_mapping(self: Value, known: Any) -> Any:
        keys.setdefault(kind(self), set()).add(frozenset(known))
        return mapping(self, known)

    def noted_choice(self: Value, known: Any, what: str) -> str:
        if what not in FREE:
            choices.setdefault(kind(self), set()).add(frozenset(known))
        return choice(self, known, what)

    monkeypatch.setattr(Value, "mapping", noted_mapping)
    monkeypatch.setattr(Value, "choice", noted_choice)
    for path, text in WHOLE.values():
        file = tmp_path / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (tmp_path / "ad" / "needs.yaml").write_text(REQUIRE, encoding="utf-8")
    load([builtin_folder(), str(tmp_path)])

    for name in ("rule", "context", "norms"):
        told = {frozenset(node["properties"]) for node in nodes(SCHEMAS[name]) if "properties" in node}
        if name == "norms":
            told.discard(frozenset({"sanctions"}))  # a file of its own, read as free pairs
        if name == "rule":  # a cell or an exception without its other keys is read by `none` alone
            assert frozenset({"none"}) in told
            told.discard(frozenset({"forbid", "require"}))  # a rule of facts may do both
        assert told == keys[name], name
    top = frozenset(key for name in ("cues", "ceilings") for key in SCHEMAS[name]["properties"])
    assert keys["subject"] == {
        top,
        frozenset(SCHEMAS["ceilings"]["$defs"]["ceiling"]["properties"]),
    }
    norm_id = re.compile(SCHEMAS["norms"]["$defs"]["norm"]["properties"]["id"]["pattern"])
    assert all(norm_id.match(f"{act}/1/2") for act in _ACTS)
    for name in ("rule", "context"):
        enums = {frozenset(node["enum"]) for node in nodes(SCHEMAS[name]) if "enum" in node}
        assert choices[name] == enums, name


def test_the_lists_about_articles_have_the_same_sections_names_and_forms() -> None:
    sections = SCHEMAS["trust"]["properties"]
    assert set(sections) == set(SECTIONS) == set(yaml.load(TRUST, Loader=yaml.BaseLoader))
    forms = {"words": "words", "phrases": "phrases", "numbers": "number"}
    for name, form in SECTIONS.items():
        part = sections[name]
        if form in ("words", "phrases"):
            assert part["$ref"] == f"#/$defs/{form}", name
            continue
        inner = part.get("properties") or {"": part["additionalProperties"]}
        assert {item["$ref"] for item in inner.values()} == {f"#/$defs/{forms[form.split('-')[0]]}"}, name
        assert tuple(part.get("properties", ())) == NAMES.get(name, ()), name


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_key_is_described_in_russian(name: str) -> None:
    schema = SCHEMAS[name]
    jsonschema.Draft202012Validator.check_schema(schema)
    for node in nodes(schema):
        for key, part in node.get("properties", {}).items():
            target = part
            if "description" not in part and "$ref" in part:
                target = schema["$defs"][part["$ref"].rsplit("/", 1)[1]]
            assert re.search("[а-я]", target.get("description", "")), key
