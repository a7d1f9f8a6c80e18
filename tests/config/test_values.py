"""What each key of a configuration does, and which of two that speak of the same wins."""

import pytest

from tests.config.door import AD, ARTICLE, Say, put, say

__all__ = ["say"]
TOP = "kind: ad\nobject: service\n"


def test_option_front_matter_block_top_preset_and_default_win_in_this_order(say: Say) -> None:
    put("a.md", f"---\nmedad:\n  object: device\n---\n\n{AD}")
    put("b.md", AD)
    put(
        ".medad-lint.yaml",
        "preset: article\nobject: drug\nfiles:\n  - match: a.md\n    object: method\n    kind: ad\n",
    )
    told = say(".").documents()
    assert (told["a.md"]["kind"], told["a.md"]["object"]) == ("ad", ["device"])
    assert (told["b.md"]["kind"], told["b.md"]["object"]) == ("article", ["drug"])
    told = say("--object", "supplement", "--kind", "ad", ".").documents()
    assert told["a.md"]["object"] == told["b.md"]["object"] == ["supplement"]
    assert told["b.md"]["kind"] == "ad"
    shown = [" ".join(line.split()) for line in say("config", "--show", "a.md").out.splitlines()]
    for line in (
        "kind ad .medad-lint.yaml:6 (a.md)",
        "object device шапка файла",
        "fail-level risk пресет article, .medad-lint.yaml:1",
        "thresholds.article-words 350 умолчание",
    ):
        assert line in shown


def test_of_two_blocks_the_lower_wins_and_keys_it_does_not_name_stay(say: Say) -> None:
    put("blog/a.md", AD)
    put(".medad-lint.yaml",
        "files:\n  - {match: 'blog/**', kind: article, object: drug}\n  - {match: '*.md', kind: site-page}\n")  # fmt: skip
    told = say(".").documents()["blog/a.md"]
    assert (told["kind"], told["object"]) == ("site-page", ["drug"])


@pytest.mark.parametrize(
    ("glob", "fitting"),
    [
        ("*.md", {"a.md", "blog/b.md", "blog/x/c.md"}),
        ("blog", {"blog/b.md", "blog/x/c.md"}),
        ("blog/", {"blog/b.md", "blog/x/c.md"}),
        ("blog/*.md", {"blog/b.md"}),
        ("blog/**/*.md", {"blog/b.md", "blog/x/c.md"}),
        ("**/x/*", {"blog/x/c.md"}),
        ("/a.md", {"a.md"}),
        ("./a.md", {"a.md"}),
        ("?.md", {"a.md", "blog/b.md", "blog/x/c.md"}),
        ("og/b.md", set()),
        ("A.md", set()),
    ],
)
def test_a_glob_fits_as_in_gitignore(say: Say, glob: str, fitting: set[str]) -> None:
    for path in ("a.md", "blog/b.md", "blog/x/c.md"):
        put(path, AD)
    put(
        ".medad-lint.yaml",
        f"{TOP}rules: {{cure-story: off}}\nfiles:\n  - match: '{glob}'\n    rules: {{cure-story: on}}\n",
    )
    told = say(".")
    assert {path for path in told.documents() if told.rules(path)} == fitting


def test_a_verdict_that_the_team_has_set_is_given_and_says_what_the_rule_would_have_said(say: Say) -> None:
    put("a.md", AD)
    put(".medad-lint.yaml", f"{TOP}rules:\n  cure-story: risk\n")
    told = say("a.md")
    (found,) = told.findings("a.md")
    assert (found["data"]["verdict"], told.code) == ("risk", 0)
    assert found["data"]["notes"] == [
        "Строгость задана настройкой (.medad-lint.yaml:4); само правило говорит «нарушение»."
    ]
    put(".medad-lint.yaml", f"{TOP}rules:\n  cure-story: breach\n")
    assert say("a.md").findings("a.md")[0]["data"]["notes"] == []


def test_a_star_speaks_of_many_rules_and_a_later_line_of_one_of_them(say: Say) -> None:
    put("a.md", ARTICLE)
    put(".medad-lint.yaml", "kind: article\nrules:\n  eat-*: off\n  eat-author: on\n")
    assert say(".").rules("a.md") == ["eat-author"]


def test_a_rule_that_is_off_does_not_swallow_its_neighbour(say: Say) -> None:
    put("a.md", "Спасибо доктору: Марина вылечилась от псориаза!\n")
    put(".medad-lint.yaml", TOP)
    both = {rule for item in say("a.md").findings("a.md") for rule in (item["code"], *item["data"]["also"])}
    for rule in both:
        put(".medad-lint.yaml", f"{TOP}rules: {{{rule}: off}}\n")
        left = {
            name for item in say("a.md").findings("a.md") for name in (item["code"], *item["data"]["also"])
        }
        assert left == both - {rule}
    assert len(both) > 1


def test_the_level_that_fails_may_differ_by_folder_and_an_option_stands_above(say: Say) -> None:
    put("blog/a.md", ARTICLE)
    put(".medad-lint.yaml", "preset: article\n")
    assert say(".").code == 1
    put(".medad-lint.yaml", "preset: article\nfiles:\n  - {match: blog/**, fail-level: never}\n")
    assert say(".").code == 0
    assert say("--fail-level", "risk", ".").code == 1


def test_a_threshold_moves_the_border_between_an_article_and_an_advertisement(say: Say) -> None:
    text = (
        "# Гастрит\n\nБоль.\n\n# Причины\n\nБактерия.\n\n# Что делать\n\nДиета при гастрите и осмотр врача.\n"
    )
    put("a.md", text)
    assert say("a.md").documents()["a.md"]["kind"] == "ad"
    put(".medad-lint.yaml", "thresholds: {article-words: 10}\n")
    assert say("a.md").documents()["a.md"]["kind"] == "article"


FRONT = """\
---
type: акция
topic: приём
promo: да
byline2: Петрова Анна Ивановна, врач-дерматолог
proveril:
  name: Иванова Мария Петровна, врач-терапевт
vyshlo: 2026-10-01
---

"""
KEYS = """\
front-matter:
  kind: {key: type, values: {акция: ad, статья: article}}
  object: {key: topic, values: {приём: service}}
  promotes: {key: promo, values: {да: "true"}}
  author: [byline, byline2]
  reviewer: proveril
  published: vyshlo
"""


def test_the_keys_of_a_front_matter_may_have_names_of_their_own(say: Say) -> None:
    put("a.md", FRONT + AD)
    put("b.md", FRONT.replace("акция", "статья") + ARTICLE)
    put("c.md", FRONT.replace("акция", "рубрика") + AD)
    put(".medad-lint.yaml", KEYS)
    told = say(".")
    ad = told.documents()["a.md"]
    assert (ad["kind"], ad["object"], ad["promotes"]) == ("ad", ["service"], True)
    assert told.rules("b.md") == ["eat-sources"]
    assert told.documents()["c.md"]["errors"] == []
    shown = say("config", "a.md").out
    assert "front-matter               kind: type (акция → ad, статья → article)" in shown
    assert "kind ad шапка файла" in [" ".join(line.split()) for line in shown.splitlines()]


NAME = (
    "Клиника «Лучший доктор» лечит гипертонию. Приходите в «Лучшего доктора». Мы — лучшая клиника Казани. "
    "Имеются противопоказания. Необходима консультация специалиста.\n"
)
ALLOW = f"{TOP}allow:\n  - phrase: Лучший доктор\n    reason: товарный знак № 1\n"


def test_allowed_words_are_allowed_in_every_form_and_nothing_else_is(say: Say) -> None:
    put("a.md", NAME)
    put(".medad-lint.yaml", ALLOW)
    told = say("a.md").findings("a.md")
    assert [(item["data"]["quote"], item["data"]["suppressed"]) for item in told] == [
        ("Лучший доктор", "товарный знак № 1"),
        ("Лучшего доктора", "товарный знак № 1"),
        ("лучшая клиника", None),
    ]
    assert told[0]["data"]["allowedIn"] == "config"


def test_allowed_words_are_no_name_without_their_capital(say: Say) -> None:
    put("a.md", "У нас лечит гипертонию лучший доктор города.\n")
    put(".medad-lint.yaml", ALLOW)
    assert "superlative" in say("a.md").rules("a.md")


def test_allowed_words_do_not_allow_a_sentence_they_stand_in(say: Say) -> None:
    put("a.md", AD)
    put(".medad-lint.yaml", f"{TOP}allow:\n  - {{phrase: псориаз, reason: так можно}}\n")
    assert say("a.md").rules("a.md") == ["cure-story"]


@pytest.mark.parametrize(
    ("line", "allowed"), [("rules: [superlative]", 2), ("rules: [cure-story]", 0), ("files: ['b.md']", 0)]
)
def test_allowed_words_may_be_bound_to_rules_and_files(say: Say, line: str, allowed: int) -> None:
    put("a.md", NAME)
    put(".medad-lint.yaml", f"{ALLOW}    {line}\n")
    told = say("a.md").findings("a.md")
    assert sum(item["data"]["suppressed"] is not None for item in told) == allowed


def test_excluded_files_are_left_out_and_a_named_one_is_told_of(say: Say) -> None:
    for path in ("a.md", "drafts/b.md", "blog/drafts/c.md"):
        put(path, AD)
    put(".medad-lint.yaml", f"{TOP}exclude: [drafts]\n")
    told = say(".")
    assert list(told.documents()) == ["a.md"]
    assert told.err == ""
    told = say("a.md", "drafts/b.md")
    assert list(told.documents()) == ["a.md"]
    assert "drafts/b.md: не проверен: исключён настройкой (.medad-lint.yaml:3: drafts)" in told.err


RULE = """\
id: hurry
title: Читателя торопят
norms:
  - {norm: eat/hurry}
verdict: risk
when: {kind: [ad]}
forbid:
  - "только сегодня"
message: "«{match}» торопит"
why: "Торопят."
instead: "Скажите, когда."
examples:
  breach:
    - "Скидка ⟦только сегодня⟧!"
  lawful:
    - {text: "Приём сегодня.", because: "не торопит"}
"""


def test_own_rules_are_found_from_the_folder_of_the_configuration(
    say: Say, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(
        "moi/norms/ours.yaml",
        '- id: eat/hurry\n  label: "Редполитика"\n  text: "Не торопим."\n  sanction: none\n',
    )
    put("moi/ad/hurry.yaml", RULE)
    put("blog/a.md", "Скидка на УЗИ только сегодня!\n")
    put(".medad-lint.yaml", f"{TOP}rule-folders: [moi]\nrules: {{hurry: breach}}\n")
    monkeypatch.chdir("blog")
    told = say("a.md")
    assert "hurry" in told.rules("a.md")
    assert told.code == 1
    assert "Читателя торопят" in say("explain", "hurry").out
    assert "hurry" in say("rules").out


WHOLE = """\
---
avtor2: Петрова Анна Ивановна
rol: медицинский журналист
vrach2: Иванова Мария Петровна
spec: врач-дерматолог
nachalo: 2026-09-01
pravka: 2026-10-01
osmotr: 2026-10-02
spisok:
  - "Иванов И. И. Псориаз. М., 2024"
red: Сидорова Ольга Ивановна
rubrika: дерматология
---

# Псориаз

Что такое псориаз, объясняет дерматолог.
"""


def test_every_key_of_an_article_can_be_renamed(say: Say) -> None:
    from medad_lint.config.read import FRONT_MATTER

    own = {
        "author": "avtor2", "author-about": "rol", "reviewer": "vrach2", "reviewer-about": "spec", "published": "nachalo",
        "updated": "pravka", "reviewed": "osmotr", "sources": "spisok", "editor": "red", "topic": "rubrika",
    }  # fmt: skip
    assert {*own, "kind", "object", "promotes", "audience"} == set(FRONT_MATTER)
    put("a.md", WHOLE)
    put(
        ".medad-lint.yaml",
        "kind: article\nfront-matter:\n" + "".join(f"  {a}: {b}\n" for a, b in own.items()),
    )
    named = WHOLE
    for ours, theirs in own.items():
        named = named.replace(f"{theirs}:", f"{FRONT_MATTER[ours]}:")
    put("b.md", named)
    told = say(".")
    renamed, usual = ([item["code"] for item in told.findings(path)] for path in ("a.md", "b.md"))
    assert renamed == usual
    assert not {"eat-author", "eat-reviewer", "eat-dates", "eat-sources"} & set(renamed)
    assert {"eat-author", "eat-reviewer", "eat-dates", "eat-sources"} <= set(
        say("--isolated", "--kind", "article", "a.md").rules("a.md")
    )
