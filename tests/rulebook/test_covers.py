"""What rules promise in `covers`: each cell's sentence is heard, each empty cell says why; the table is read strictly."""

from pathlib import Path

import pytest

from medad_lint.document import parse
from medad_lint.document.model import Source
from medad_lint.linter import Engine, Options
from medad_lint.report.explain import render_rule
from medad_lint.rulebook.covers import read_covers
from medad_lint.rulebook.errors import RulebookError
from medad_lint.rulebook.loader import load
from medad_lint.rulebook.model import Cell, Rule
from medad_lint.rulebook.store import builtin_folder, compile_folders
from medad_lint.rulebook.yamlfile import read_yaml
from medad_lint.testing import AS_OF, first_object, is_heard, render_table, run_examples
from tests.conftest import lint

RULES = {rule.id: rule for rule in load([builtin_folder()]).rules}
CELLS = [(rule, cell) for rule in RULES.values() for cell in rule.covers]
CORE = (
    "cure-story",
    "improvement-testimonial",
    "patient-gratitude",
    "registration-research-as-benefit",
    "presumed-illness",
)


def _name(item: object) -> str:
    if isinstance(item, Rule):
        return item.id
    assert isinstance(item, Cell)
    return f"{item.predicate}, {item.aspect}, {item.order}, {item.person}"


@pytest.mark.parametrize(("rule", "cell"), [item for item in CELLS if item[1].text], ids=_name)
def test_a_rule_hears_each_sentence_it_promises_to_hear(rule: Rule, cell: Cell) -> None:
    checked = lint(cell.text, "covers.txt", "ad", first_object(rule))
    assert rule.id in {name for item in checked.findings for name in (item.rule, *item.also)}, cell.text


def test_a_cell_without_a_sentence_says_why() -> None:
    silent = [(rule.id, _name(cell)) for rule, cell in CELLS if not cell.text and not cell.none.strip()]
    assert silent == []


@pytest.mark.parametrize("name", CORE)
def test_each_core_rule_says_what_it_covers(name: str) -> None:
    cells = RULES[name].covers
    assert len({cell.predicate for cell in cells}) >= 8
    assert len({cell.person for cell in cells}) >= 5
    assert sum(bool(cell.text) for cell in cells) >= 8 * 5


TABLE = """\
persons:
  имя: {subject: "Марина", dative: "Марине", form: femn}
  муж: {subject: "мой муж", dative: "моему мужу", form: masc}
  вы: {subject: "вы", dative: "вам", form: plur}
cells:
  вылечиться:
    совершенный:
      прямой: "{subject} {вылечился|вылечилась|вылечились} от псориаза."
      обратный: "Больно не было. {subject} {рад|рада|рады}: от псориаза {вылечился|вылечилась|вылечились} {subject}."
    несовершенный:
      прямой: {none: "«лечилась» не говорит об исходе"}
      обратный: {none: "«лечилась» не говорит об исходе"}
  помочь:
    совершенный:
      прямой: "{dative} помогло, и псориаз прошёл."
      обратный: "Помогло {dative}, и псориаз прошёл."
    несовершенный:
      прямой: "{dative} помогало."
      обратный: {none: "так не говорят"}
except:
  - {predicate: вылечиться, person: вы, none: "обращение к читателю"}
"""


def cells_of(text: str) -> tuple[Cell, ...]:
    return read_covers(read_yaml(text, "rule.yaml"))


def test_a_table_is_the_product_of_its_parts() -> None:
    cells = cells_of(TABLE)
    assert len(cells) == 2 * 2 * 2 * 3
    assert len({_name(cell) for cell in cells}) == len(cells)
    assert all(bool(cell.text) != bool(cell.none) for cell in cells)
    assert [cell.text for cell in cells if cell.text] == [
        "Марина вылечилась от псориаза.",
        "Мой муж вылечился от псориаза.",
        "Больно не было. Марина рада: от псориаза вылечилась Марина.",
        "Больно не было. Мой муж рад: от псориаза вылечился мой муж.",
        "Марине помогло, и псориаз прошёл.",
        "Моему мужу помогло, и псориаз прошёл.",
        "Вам помогло, и псориаз прошёл.",
        "Помогло Марине, и псориаз прошёл.",
        "Помогло моему мужу, и псориаз прошёл.",
        "Помогло вам, и псориаз прошёл.",
        "Марине помогало.",
        "Моему мужу помогало.",
        "Вам помогало.",
    ]
    assert {cell.none for cell in cells if cell.person == "вы" and cell.predicate == "вылечиться"} == {
        "обращение к читателю",
        "«лечилась» не говорит об исходе",
    }


FAULTS = {
    "чужая форма": ("form: masc", "form: neut", 3, 'муж: {subject: "мой муж", dative: "моему мужу", form: ', "форма глагола «neut»"),
    "нет формы": (", form: masc", "", 3, "муж: ", "у лица «муж» нет ключа «form»"),
    "нет слов": ('subject: "вы", dative: "вам", ', "", 4, "вы: ", "у лица «вы» нет слов"),
    "чужой падеж лица": ('dative: "вам"', 'dativ: "вам"', 4, 'вы: {subject: "вы", ', "Возможно, вы имели в виду «dative»"),
    "нет вида": ("    несовершенный:\n      прямой: \"{dative} помогало.\"\n      обратный: {none: \"так не говорят\"}\n", "", 14, "  ", "у «помочь» нет вида «несовершенный», а у «вылечиться» есть"),
    "вид с опиской": ("    совершенный:\n      прямой: \"{dative}", "    совершеный:\n      прямой: \"{dative}", 15, "    ", "«совершеный» есть только у «помочь». Возможно, вы имели в виду «совершенный»"),
    "нет порядка": ("      обратный: \"Помогло {dative}, и псориаз прошёл.\"\n", "", 15, "    ", "у «помочь», совершенный нет порядка «обратный»"),
    "порядок с опиской": ("обратный: \"Помогло", "обратнй: \"Помогло", 16, "    обратнй: ", "«обратнй» есть только у «помочь», совершенный. Возможно, вы имели в виду «обратный»"),
    "пустая причина": ("{none: \"так не говорят\"}", "{none: \" \"}", 19, "    обратный: {none: ", "причина пуста"),
    "не причина": ("{none: \"так не говорят\"}", "{non: \"так не говорят\"}", 19, "    обратный: {", "Возможно, вы имели в виду «none»"),
    "пустая клетка": ("{none: \"так не говорят\"}", "{}", 19, "    обратный: ", "либо шаблон, либо {none: причина}"),
    "без лица": ("\"{dative} помогало.\"", "\"Марине помогало.\"", 18, "    прямой: ", "в шаблоне нет лица"),
    "чужое место": ("\"{dative} помогало.\"", "\"Да, {datve} помогало.\"", 18, "    прямой: \"Да, ", "нет места «{datve}». Возможно, вы имели в виду «dative»"),
    "две формы": ("{вылечился|вылечилась|вылечились} от", "{вылечился|вылечилась} от", 8, "    прямой: \"{subject} ", "форм нужно три {он|она|они}, а в «{вылечился|вылечилась}» их 2"),
    "скобка без пары": ("помогало.", "помогало}.", 18, "    прямой: \"{dative} помогало", "скобка без пары"),
    "без кавычек": ("\"{dative} помогало.\"", "Помогало {dative}.", 18, "    прямой: ", "в двойных кавычках"),
    "падеж, которого у лица нет": ("\"{dative} помогало.\"", "\"{genitive} не было.\"", 18, "    прямой: \"", "шаблон просит «genitive», а у лица «имя» его нет"),
    "неизвестное лицо": ("person: вы", "person: выы", 21, "- {predicate: вылечиться, person: ", "нет такого: лицо «выы». Возможно, вы имели в виду «вы»"),
    "неизвестный предикат": ("predicate: вылечиться", "predicate: лечиться", 21, "- {predicate: ", "Возможно, вы имели в виду «вылечиться»"),
    "исключение без причины": (", none: \"обращение к читателю\"", "", 21, "- ", "{none: причина}"),
    "исключение обо всём": ("predicate: вылечиться, person: вы,", "order: прямой,", 21, "- ", "назовите предикат или лицо"),
    "исключение впустую": ("{predicate: вылечиться, person: вы,", "{predicate: вылечиться, aspect: несовершенный,", 21, "- ", "ничего не исключает"),
    "лицо дважды": ("  вы: {", "  муж: {", 4, "", "второй раз"),
    "нет клеток": (TABLE[TABLE.index("cells:") :], "", 1, "", "нет ключа «cells»"),
    "чужой ключ": ("except:", "excepts:", 20, None, "Возможно, вы имели в виду «except»"),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_wrong_table_says_where_and_what_was_meant(name: str) -> None:
    old, new, line, before, words = FAULTS[name]
    assert old in TABLE
    with pytest.raises(RulebookError) as caught:
        cells_of(TABLE.replace(old, new, 1))
    assert words in str(caught.value)
    assert caught.value.line == line
    assert caught.value.column == (1 if before is None or line == 1 else len("  " + before) + 1)


RULE = """\
id: my-rule
title: Моё правило
norms:
  - {objects: [supplement], norm: 38-fz/25/1/2}
verdict: breach
forbid:
  - "<word> вылечиться{past} ... псориаз"
message: "{match}"
why: потому
instead: иначе
examples:
  breach: ["⟦Марина вылечилась от псориаза⟧.", "⟦Анна вылечилась от псориаза⟧."]
  lawful: ["Псориаз лечат.", "Лечение псориаза."]
covers:
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "ad").mkdir()
    table = "".join(f"  {line}\n" for line in TABLE.splitlines())
    (tmp_path / "ad" / "my-rule.yaml").write_text(RULE + table, encoding="utf-8")
    return tmp_path


def test_cells_that_a_rule_does_not_hear_are_faults(folder: Path) -> None:
    (row,) = run_examples(str(folder))
    assert (row.breaches, row.lawful, row.cells) == (2, 2, 13)
    silent = [fault for fault in row.faults if fault.startswith("covers, ")]
    assert list(row.faults) == silent
    assert len(silent) == 11
    assert "covers, помочь, несовершенный, прямой, вы: не слышит «Вам помогало.»" in silent
    assert not any("«Марина вылечилась от псориаза.»" in fault for fault in silent)
    table = render_table([row])
    assert "клеток" in table.splitlines()[0]
    assert "ошибок: 11" in table


def test_a_cell_is_heard_by_its_own_rule_alone(folder: Path) -> None:
    engine = Engine(Options("ad", ("supplement",), as_of=AS_OF, rules=(str(folder),)))
    (rule,) = (rule for rule in load([builtin_folder(), str(folder)]).rules if rule.id == "my-rule")
    grateful = Cell("", "", "", "", "Спасибо доктору, у Марины прошёл псориаз.")
    assert engine.check(parse(Source("a.txt", grateful.text))).findings
    assert not is_heard(rule, grateful, engine)
    assert is_heard(rule, grateful._replace(text="Марина вылечилась от псориаза."), engine)


def test_explain_shows_the_table_with_its_reasons(folder: Path) -> None:
    told = render_rule("my-rule", [str(folder)])
    assert "Что правило обязано услышать (13 предложений; в клетке — сколько лиц из 3)" in told
    (row,) = (line for line in told.splitlines() if line.strip().startswith("вылечиться  "))
    assert row.split() == ["вылечиться", "2", "2", "—", "—"]
    (row,) = (line for line in told.splitlines() if line.strip().startswith("помочь  "))
    assert row.split() == ["помочь", "3", "3", "3", "—"]
    assert "вылечиться (вы): обращение к читателю" in told
    assert "вылечиться (несовершенный): «лечилась» не говорит об исходе" in told
    assert "помочь (несовершенный, обратный): так не говорят" in told


def test_the_compiled_rulebook_leaves_the_table_out(folder: Path) -> None:
    folders = [builtin_folder(), str(folder)]
    assert any(rule.covers for rule in load(folders).rules)
    compiled = compile_folders(folders)
    assert "Моё правило".encode() in compiled
    assert "обращение к читателю".encode() not in compiled
    assert "Больно не было".encode() not in compiled
