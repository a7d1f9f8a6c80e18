"""A baseline: what was there stays quiet, what is new is told, whatever moves around it."""

import json
import random
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from medad_lint.findings import Checked
from medad_lint.policy.baseline import Baseline, Entry, compare, renewed
from medad_lint.policy.baselinefile import dump_baseline, parse_baseline
from tests.config.door import AD, Say, put, say
from tests.conftest import lint

__all__ = ["say"]
ROOT = Path(__file__).resolve().parents[2]
FILE = ".medad-lint-baseline.json"
CONFIG = f"kind: ad\nobject: service\nbaseline: {FILE}\n"
IVAN = "Иван, 30 лет, вылечился от гастрита."
WARNING = "Имеются противопоказания. Необходима консультация специалиста."


@pytest.fixture(autouse=True)
def _texts(say: Say) -> None:
    put(".medad-lint.yaml", CONFIG)
    put("a.md", f"# Клиника\n\n{AD}\n{IVAN}\n")
    put("b.md", "Лечим псориаз. Приходите!\n")


def write(say: Say, *paths: str) -> str:
    told = say("--write-baseline", *(paths or (".",)))
    assert told.code == 0
    return told.err


def data() -> dict[str, list[dict[str, object]]]:
    return json.loads(Path(FILE).read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def test_what_was_there_fails_no_run_and_what_is_new_does(say: Say) -> None:
    assert say(".").code == 2
    assert "--write-baseline" in say(".").err
    assert "находок 3, из них новых 3" in write(say)
    told = say(".")
    assert (told.code, told.rules("a.md"), told.rules("b.md")) == (0, [], [])
    assert {item["data"]["known"] for item in told.findings("a.md")} == {"в базовой линии с 2026-11-01"}
    put("a.md", f"# Клиника\n\n{AD}\n{IVAN}\n\nАнна, 27 лет, вылечилась от акне.\n")
    told = say(".")
    assert (told.code, told.rules("a.md")) == (1, ["cure-story"])


def test_the_report_for_a_person_says_how_much_is_not_shown_and_what_was_mended(say: Say) -> None:
    write(say)
    put("a.md", f"# Клиника\n\n{AD}\n")
    told = say("--format", "text", "--as-of", "2026-11-01", ".")
    assert "Не показано: 2 — в базовой линии с 2026-11-01." in told.out
    assert "осталось 2, исправлено 1" in told.err
    assert (
        "исправлено: a.md: «Иван, 30 лет, вылечился от гастрита» [cure-story], было с 2026-11-01" in told.err
    )


def test_mending_and_breaking_again_asks_again(say: Say) -> None:
    write(say)
    put("a.md", "Клиника.\n")
    assert "исправлено 2" in write(say)
    put("a.md", f"# Клиника\n\n{AD}\n{IVAN}\n")
    assert len(say(".").rules("a.md")) == 2


def test_an_edit_inside_the_block_asks_again_and_one_beside_it_does_not(say: Say) -> None:
    write(say)
    put("a.md", f"# Клиника\n\n{AD}\n{IVAN} Он доволен.\n")
    assert say(".").rules("a.md") == ["cure-story"]
    put("a.md", f"Новое.\n\n{IVAN}\n\n# Клиника «Исток»\n\n{AD}\n")
    assert say(".").rules("a.md") == []


def test_renaming_a_file_changes_nothing_and_copying_it_does(say: Say) -> None:
    write(say)
    Path("a.md").rename("c.md")
    Path("blog").mkdir()
    Path("b.md").rename("blog/d.md")
    told = say(".")
    assert (told.rules("c.md"), told.rules("blog/d.md"), told.code) == ([], [], 0)
    put("a.md", Path("c.md").read_text(encoding="utf-8"))
    told = say(".")
    assert sorted([*told.rules("a.md"), *told.rules("c.md")]) == ["cure-story", "cure-story"]


def test_equal_findings_are_counted(say: Say) -> None:
    put("a.md", f"{IVAN}\n\n{IVAN}\n\n{WARNING}\n")
    write(say)
    assert [(item["rule"], item["count"]) for item in data()["findings"]] == [
        ("cure-story", 2),
        ("missing-warning", 1),
    ]
    put("a.md", f"{IVAN}\n\n{IVAN}\n\n{IVAN}\n\n{WARNING}\n")
    assert say(".").rules("a.md") == ["cure-story"]


def test_a_part_of_the_files_is_judged_by_its_own_part_of_the_baseline(say: Say) -> None:
    put("c.md", f"{IVAN}\n\n{WARNING}\n")
    write(say)
    put("c.md", f"{IVAN}\n\n{IVAN}\n\n{WARNING}\n")
    told = say("c.md")
    assert told.rules("c.md") == ["cure-story"], "того же в a.md не занять"
    assert "исправлено 0" in told.err
    write(say, "c.md")
    assert {item["path"] for item in data()["findings"]} == {"a.md", "b.md", "c.md"}
    assert say(".").code == 0


def test_a_graver_verdict_is_never_hidden(say: Say) -> None:
    put(".medad-lint.yaml", CONFIG + "rules: {cure-story: risk}\n")
    write(say)
    put(".medad-lint.yaml", CONFIG)
    told = say(".")
    assert (told.rules("a.md"), told.code) == (["cure-story", "cure-story"], 1)
    assert (
        "В базовой линии с 2026-11-01 это был «риск»: стало строже."
        in told.findings("a.md")[0]["data"]["notes"]
    )
    write(say)
    put(".medad-lint.yaml", CONFIG + "rules: {cure-story: risk}\n")
    assert say(".").rules("a.md") == [], "мягче — то же самое"


def test_dates_are_kept_when_the_baseline_is_written_again(say: Say) -> None:
    write(say)
    put("a.md", f"# Клиника\n\n{AD}\n{IVAN}\n\nАнна, 27 лет, вылечилась от акне.\n")
    say("--as-of", "2026-12-01", "--write-baseline", ".")
    assert sorted({str(item["since"]) for item in data()["findings"]}) == ["2026-11-01", "2026-12-01"]
    assert (data()["created"], data()["updated"]) == ("2026-11-01", "2026-12-01")


def test_an_allowed_finding_is_no_part_of_it(say: Say) -> None:
    put("a.md", f"<!-- medad-lint: allow cure-story — цитата -->\n\n{IVAN}\n\n{WARNING}\n")
    write(say)
    assert [item["path"] for item in data()["findings"]] == ["b.md"]


def test_what_is_said_of_a_whole_text_stays_while_the_text_changes_and_ends_with_it(say: Say) -> None:
    write(say, "b.md")
    put("b.md", "Новое начало: лечим акне.\n\nЛечим псориаз. Приходите!\n")
    assert say("b.md").rules("b.md") == []
    put("b.md", f"Лечим псориаз. Приходите! {WARNING}\n")
    write(say, "b.md")
    put("b.md", "Лечим псориаз. Приходите!\n")
    assert say("b.md").rules("b.md") == ["missing-warning"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "базовая линия не читается: это не JSON"),
        ("[]", "базовая линия повреждена; запишите её заново: --write-baseline"),
        ('{"schema": "medad-lint-baseline/1"}', "базовая линия повреждена"),
        ('{"schema": "other/1"}', "базовая линия другого вида: other/1"),
    ],
)
def test_a_baseline_that_cannot_be_read_is_an_error(say: Say, text: str, message: str) -> None:
    put(FILE, text)
    told = say(".")
    assert (told.code, told.out) == (2, "")
    assert message in told.err


def test_the_file_is_the_same_whatever_the_order_of_the_paths_and_holds_nothing_of_the_machine(
    say: Say,
) -> None:
    write(say, "a.md", "b.md")
    first = Path(FILE).read_text(encoding="utf-8")
    Path(FILE).unlink()
    write(say, "b.md", str(Path("a.md").resolve()))
    assert Path(FILE).read_text(encoding="utf-8") == first
    assert len(first.splitlines()) == 6
    assert dump_baseline(parse_baseline(first, FILE)) == first


def test_the_file_follows_its_published_schema(say: Say) -> None:
    write(say)
    schema = json.loads((ROOT / "docs/schema/baseline.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(data())
    assert {*Entry._fields} - {"number", "sketch"} | {"count", "document"} == set(
        schema["properties"]["findings"]["items"]["properties"]
    )


# --- edits elsewhere ---

GUILTY = [
    IVAN,
    "Марина, 45 лет, вылечилась от псориаза.",
    IVAN,
    "Спасибо доктору Петрову за спасённое зрение!",
    "Мы — лучшая клиника Казани.",
    "Лечим псориаз.",  # and no warning anywhere
]
PLAIN = [
    "Улица Мира, дом {n}.", "Мы открыты с {n} часов.", "Приём ведёт кардиолог, кабинет {n}.", "Парковка на {n} мест.",
    "Записаться можно на сайте, окно {n} 😀.", "Анализ крови готов через {n} дня.", "Карта маршрута № {n}\u2028и схема.",
]  # fmt: skip
FORMS: dict[str, Callable[[str], str]] = {
    "a.md": lambda text: text,
    "a.txt": lambda text: text,
    "a.html": lambda text: f"<p class='x'>{text}</p>",
}


def edited(blocks: list[str], chance: random.Random) -> list[str]:
    """One edit that leaves the guilty blocks as they are, wherever they stand."""
    changed = list(blocks)
    plain = [place for place, block in enumerate(changed) if block not in GUILTY]
    fresh = chance.choice(PLAIN).format(n=chance.randrange(1000))
    match chance.choice(["insert", "insert", "change", "remove", "move", "swap"]):
        case "insert":
            changed.insert(chance.randrange(len(changed) + 1), fresh)
        case "change" if plain:
            changed[chance.choice(plain)] = fresh
        case "remove" if len(plain) > 3:
            del changed[chance.choice(plain)]
        case "move":
            changed.insert(chance.randrange(len(changed)), changed.pop(chance.randrange(len(changed))))
        case _:
            chance.shuffle(changed)
    return changed


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize("seed", [1, 2])
def test_a_baseline_survives_two_hundred_edits_elsewhere_in_a_file(path: str, seed: int) -> None:
    chance = random.Random(seed)
    blocks = [*GUILTY, *(words.format(n=number) for number, words in enumerate(PLAIN))]
    chance.shuffle(blocks)

    def checked(name: str = path) -> list[Checked]:
        end = chance.choice(["\n", "\r\n"])
        text = (end * 2).join(FORMS[path](block) for block in blocks) + end
        return [lint(chance.choice(["", "\ufeff"]) + text, name)]

    first = checked()
    blank = compare(Baseline(), first, str, lambda name: False)
    baseline = renewed(Baseline(), blank, str, "2026-11-01")
    assert sum(entry.number for entry in baseline.entries) == len(GUILTY)
    assert [entry.rule for entry in baseline.entries if entry.sketch] == ["missing-warning"]
    for number in range(200):
        blocks = edited(blocks, chance)
        name = path if number % 10 else f"renamed-{number}{Path(path).suffix}"
        compared = compare(baseline, checked(name), str, lambda other, name=name: other != name)
        new = [item for document in compared.checked for item in document.findings if item.open]
        if name == path:
            assert (new, compared.mended) == ([], ()), f"правка {number}"
        else:  # renamed after so many edits the text is known by its guilty blocks alone
            assert all(item.whole for item in new), f"правка {number}"
    spoilt = [f"{block} Да." if block == GUILTY[1] else block for block in blocks]
    blocks = spoilt
    compared = compare(baseline, checked(), str, lambda other: False)
    assert [item.rule for document in compared.checked for item in document.findings if item.open] == [
        "cure-story"
    ]
    assert [entry.quote for entry in compared.mended] == ["Марина, 45 лет, вылечилась от псориаза"]


def test_so_it_does_on_the_command_line(say: Say) -> None:
    chance = random.Random(3)
    blocks = [*GUILTY, *(words.format(n=number) for number, words in enumerate(PLAIN))]
    put("a.md", "\n\n".join(blocks))
    put("b.md", "Клиника.\n")
    write(say)
    for _ in range(10):
        for _ in range(20):
            blocks = edited(blocks, chance)
        put("a.md", "\n\n".join(blocks))
        told = say(".")
        assert (told.code, told.rules("a.md"), "исправлено 0" in told.err) == (0, [], True)
    put("a.md", "\n\n".join([*blocks, "Анна, 27 лет, вылечилась от акне."]))
    assert say(".").rules("a.md") == ["cure-story"]
