"""Rule files: their examples hold in every format, their errors say where."""

import os

import pytest

from medad_lint.rulebook.errors import RulebookError
from medad_lint.rulebook.lexicon import Lexicon
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.store import builtin_folder, compile_folders
from medad_lint.testing import AS_OF, faults_of
from tests.conftest import engine

BOOK = load([builtin_folder()])
NORMS = {norm.id for norm in BOOK.norms}


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_hold_in_every_format(rule) -> None:  # type: ignore[no-untyped-def]
    assert AS_OF
    for example in (*rule.breaches, *rule.lawful):
        name = example.object or next((n for choice in rule.norms for n in choice.objects), None)
        assert faults_of(rule, example, engine(example.kind, name)) == []


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_names_its_norms_and_says_why_and_what_instead(rule) -> None:  # type: ignore[no-untyped-def]
    assert rule.norms
    assert all(choice.norm in NORMS for choice in rule.norms)
    assert rule.why
    assert rule.instead
    assert len(rule.breaches) >= 2
    assert len(rule.lawful) >= 2


def test_the_compiled_rulebook_holds_all_that_was_written() -> None:
    lexicon = Lexicon(compile_folders([builtin_folder()], "x"), "x")
    of_words = [rule for rule in BOOK.rules if not rule.demands]
    of_facts = [rule for rule in BOOK.rules if rule.demands]
    assert [rule.id for rule in lexicon.rules] == [rule.id for rule in of_words]
    assert lexicon.facts == [rule.id for rule in of_facts]
    rules, known = lexicon.articles()
    assert [(rule.id, rule.demands) for rule in rules] == [(rule.id, rule.demands) for rule in of_facts]
    assert known == BOOK.trust
    for rule in of_words:
        entries = [lexicon.entry(stub.number) for stub in lexicon.stubs[rule.id]]
        assert [entry.id for entry in entries] == [entry.id for entry in rule.forbid]
        assert [[len(choice) for choice in entry.all] for entry in entries] == [
            [len(choice) for choice in entry.all] for entry in rule.forbid
        ]
    for norm in BOOK.norms:
        assert lexicon.norm(norm.id) == norm
    for context in BOOK.contexts:
        assert lexicon.context(context.id).reach == context.reach


def test_a_compiled_rulebook_of_another_make_is_refused() -> None:
    text = compile_folders([builtin_folder()], "x")
    with pytest.raises(ValueError, match="another make"):
        Lexicon(text, "y")


def test_every_pattern_that_can_wake_a_rule_has_anchors() -> None:
    for rule in BOOK.rules:
        for entry in rule.forbid:
            assert any(all(pattern.anchors for pattern in choice) for choice in entry.all), (
                rule.id,
                entry.id,
            )


RULE = """\
id: my-rule
title: Моё правило
norms:
  - {norm: 38-fz/24/1/2}
verdict: breach
forbid:
  - "чудо [illness]"
message: "{match}"
why: потому
instead: иначе
examples:
  breach: ["⟦чудо болезнь⟧"]
  lawful: ["чудо природы"]
"""
FAULTS = {
    "неизвестный ключ": (
        RULE + "forbids: x\n",
        14,
        "неизвестный ключ «forbids». Возможно, вы имели в виду «forbid»",
    ),
    "ключ второй раз": (RULE + "why: x\n", 14, "второй раз"),
    "нет понятия": (
        RULE.replace("[illness]", "[ilness]"),
        7,
        "нет понятия «[ilness]». Возможно, вы имели в виду «illness»",
    ),
    "нет нормы": (RULE.replace("24/1/2", "24/1/22"), 4, "нет такого: норма"),
    "не лемма": (RULE.replace("чудо [illness]", "чудеса [illness]"), 7, "Напишите лемму «чудо»"),
    "без кавычек": (RULE.replace('"чудо [illness]"', "чудо болезнь"), 7, "в двойных кавычках"),
    "нет граммемы": (RULE.replace("чудо [", "чудо{nomm} ["), 7, "нет граммемы «nomm»"),
    "без примеров": (
        RULE.replace('  lawful: ["чудо природы"]\n', ""),
        12,
        "без нарушений и законных соседей",
    ),
    "нет контекста": (
        RULE.replace("forbid:", "unless: [negate]\nforbid:"),
        6,
        "нет контекста «negate». Возможно, вы имели в виду «negated»",
    ),
    "чужое имя": (RULE.replace("id: my-rule", "id: other"), 1, "должны совпадать"),
    "сломанный YAML": (RULE.replace("[negated]", "") + "a: [\n", 15, "ошибка YAML"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_wrong_rule_file_says_where_and_what_was_meant(name: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    text, line, words = FAULTS[name]
    folder = tmp_path / "ad"
    folder.mkdir()
    (folder / "my-rule.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as caught:
        load([builtin_folder(), str(tmp_path)])
    assert words in str(caught.value)
    assert caught.value.line == line
    assert caught.value.path.endswith(os.path.join("ad", "my-rule.yaml"))


def test_a_rule_of_ones_own_speaks_beside_the_built_in_ones(tmp_path) -> None:  # type: ignore[no-untyped-def]
    from medad_lint import lint_text
    from medad_lint.linter import Options

    folder = tmp_path / "ad"
    folder.mkdir()
    (folder / "my-rule.yaml").write_text(RULE, encoding="utf-8")
    checked = lint_text(
        "Это чудо болезнь прошла.", "a.txt", Options("ad", ("service",), rules=(str(tmp_path),))
    )
    assert "my-rule" in {item.rule for item in checked.findings}
