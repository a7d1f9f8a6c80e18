"""Rule files that hold every key, single changes that break them, and the walk over a schema."""

from collections.abc import Iterator
from typing import Any

RULE = """\
id: my-rule
title: Моё правило
norms:
  - {objects: [service], norm: 38-fz/24/1/2, through: 38-fz/24/3, verdict: risk}
verdict: breach
when: {kind: [ad], objects: [service]}
unless: [negated, robot]
exceptions:
  robot: {title: о роботе, cues: ["робот"], reach: sentence, until: verb, marks: ["?"], lifted: ["человек"]}
forbid:
  - "чудо болезнь"
  - id: other
    all: ["чудо", ["болезнь", "хворь"]]
    none: ["природа"]
    within: paragraph
    in: [heading]
    outside: [quote]
    unless: [negated]
    objects: [service]
    verdict: risk
    norm: 38-fz/24/1/2
    extend: sentence
    because: пояснение
message: "{match}"
why: потому
instead: иначе
covers:
  persons:
    имя: {subject: "Марина", genitive: "Марины", form: femn}
    вы: {subject: "вы", genitive: "вас", form: plur}
  cells:
    вылечиться:
      совершенный:
        прямой: "{subject} {вылечился|вылечилась|вылечились}."
        обратный: {none: "так не говорят"}
  except:
    - {predicate: вылечиться, person: вы, none: "обращение"}
not-caught: ["намёк"]
examples:
  breach:
    - "⟦чудо болезнь⟧"
    - {text: "⟦чудо болезнь⟧", object: service, kind: ad, verdict: breach, because: потому}
  lawful:
    - "чудо природы"
    - {text: "не чудо болезнь", saved-by: negated}
references: ["письмо"]
"""
CONTEXT = """\
id: my-context
title: мой контекст
why: потому
cues: ["будто"]
reach: after
until: verb
marks: ["?"]
lifted: ["точно"]
"""
NORMS = """\
- id: 38-fz/24/1/99
  text: "Норма."
  sanction: none
  in-force: {from: 2014-01-01, until: 2030-01-01}
  confirmed: false
  sources: ["решение"]
  note: заметка
  objects-confirmed: [service]
- {id: eat/other, label: "E-A-T: другое", text: "Требование."}
"""
CUES = """\
kind: {article: ["статья"]}
object: {drug: ["таблетка"]}
promotes: {"yes": ["скидка"]}
medical: {"yes": ["врач"]}
audience: {professionals: ["врачам"]}
"""
CEILINGS = "ceilings:\n  - {kind: article+promotes, rule: my-rule, verdict: silent, because: так}\n"
REQUIRE = """\
id: needs
title: Требует
norms: [{norm: 38-fz/24/7}]
verdict: breach
when: {kind: [ad], needs: ["чудо"]}
require: {all: ["чудо", ["диво", "природа"]], within: document, halves: risk}
at: first-claim
message: "{match}"
why: потому
instead: иначе
fix: [{objects: [service], parts: ["Чудо.", "Диво."]}]
examples: {breach: ["⟦чудо⟧"], lawful: ["диво"]}
"""
FACTS = """\
id: facts
title: О фактах
norms: [{norm: eat/author}]
verdict: risk
when: {kind: article}
require:
  id: name
  fact: author
  with: named
  without: [off-topic]
  if: {fact: [published, updated], with: [aged], without: [stale]}
  unless: {fact: reviewer}
  verdict: lawyer
  message: "Нет автора"
  instead: Назовите его.
  unknown: lawyer
forbid:
  - {fact: source, with: [none], once: true}
  - {fact: number, with: unsourced, once: "false"}
message: "{match}"
why: потому
instead: иначе
examples:
  breach: [{text: "<p>⟦Отит⟧</p>", kind: article, format: html}]
  lawful: [{text: "Отит", kind: ad, format: text}]
"""
TRUST = """\
keys: {author: [avtor_stati], topic: tema}
labels: {reviewer: ["сверил|сверила врач?"], received: "сдано в* набор"}
lists: ["что мы читали"]
comments: ["слово гостя"]
not-labels: ["дата акции"]
not-articles: ["о студии"]
placeholders: ["впишите"]
collective: [штаб]
first-names: [аглая клим]
surname-endings: [цын]
not-names: [вестник]
generated: ["today()"]
doctors: ["лекарь"]
positions: ["ординатор"]
degrees: {phd: ["доктор философии"], not-medical: "канд тех наук"}
not-medical: ["повар*"]
pseudo: ["ворожея"]
specialties: {feet: [подиатр]}
general: [семейник]
topics: {feet: [стоп]}
source-kinds: {guideline: ["памятка минздрава"]}
domains: {weak: [portal.ru]}
quality: {fair: [booklet]}
dead: [nigde.ru]
appeals: ["мудрые люди говорят"]
ordinary: [ожсс]
loud: [ура]
terms: [апопто]
limits: {stale-months: 12, most-terms: "3"}
"""
WHOLE = {
    "rule": ("ad/my-rule.yaml", RULE),
    "concepts": ("concepts/mine.yaml", 'my-word:\n  - "чудо"\n  - "диво*"\n'),
    "context": ("contexts/my-context.yaml", CONTEXT),
    "norms": ("norms/mine.yaml", NORMS),
    "cues": ("subject/cues.yaml", CUES.replace("врачам", "для врач").replace("drug", "cosmetic")),
    "ceilings": ("subject/ceilings.yaml", CEILINGS),
    "trust": ("trust/mine.yaml", TRUST),
    "facts": ("article/facts.yaml", FACTS),  # a rule too, but of facts
}
BROKEN = [
    ("rule", "title: Моё правило\n", ""),
    ("rule", "id: my-rule", "id: [my-rule]"),
    ("rule", "forbid:", "forbids:"),
    ("rule", "forbid:", 'require: {all: ["чудо"]}\nforbid:'),
    ("rule", "verdict: breach\nwhen", "verdict: error\nwhen"),
    ("rule", "norm: 38-fz/24/1/2, through", "norma: 38-fz/24/1/2, through"),
    ("rule", "objects: [service], norm", "objects: [services], norm"),
    ("rule", "{kind: [ad],", "{kind: [advert],"),
    ("rule", "within: paragraph", "within: page"),
    ("rule", "extend: sentence", "extend: page"),
    ("rule", '    all: ["чудо"', '    pattern: "чудо"\n    all: ["чудо"'),
    ("rule", "    none: [", "    nope: ["),
    ("rule", "reach: sentence", "reach: page"),
    ("rule", "until: verb", "until: noun"),
    ("rule", "form: femn", "form: neut"),
    ("rule", "form: femn", "forms: femn"),
    ("rule", "{вылечился|вылечилась|вылечились}", "{вылечился|вылечилась}"),
    ("rule", "{subject} {выл", "{subj} {выл"),
    ("rule", "{subject} {выл", "Марина {выл"),
    ("rule", '{none: "так не говорят"}', '{none: ""}'),
    ("rule", '{none: "так не говорят"}', "{}"),
    ("rule", ', none: "обращение"', ""),
    ("rule", "predicate: вылечиться, person: вы,", "aspect: совершенный,"),
    ("rule", "  except:", "  excepts:"),
    ("rule", '- "⟦чудо болезнь⟧"', '- "чудо болезнь"'),
    ("rule", '{text: "не чудо болезнь",', "{"),
    ("rule", "saved-by", "savedby"),
    ("rule", "kind: ad, verdict", "kind: advert, verdict"),
    ("concepts", '\n  - "чудо"', '\n  - {word: "чудо"}'),
    ("context", "id: my-context", "name: my-context"),
    ("context", "reach: after", "reach: page"),
    ("context", "until: verb", "until: noun"),
    ("norms", "  text: ", "  txt: "),
    ("norms", "38-fz/24/1/99", "38fz/24/1/99"),
    ("norms", "38-fz/24/1/99", "38-fz/24/1/9/9"),
    ("norms", "{from: 2014", "{since: 2014"),
    ("norms", ', text: "Требование."', ""),
    ("cues", "promotes:", "promote:"),
    ("cues", '["статья"]', '[{word: "статья"}]'),
    ("ceilings", "because: так", "why: так"),
    ("facts", "  fact: author", "  fact: autor"),
    ("facts", "  fact: author", '  all: ["чудо"]\n  fact: author'),
    ("facts", "with: [none]", "with: [nothing]"),
    ("facts", "fact: reviewer}", "with: [named]}"),
    ("facts", "once: true", "once: 1"),
    ("facts", "  unknown: lawyer", "  unknown: nobody"),
    ("facts", "forbid:", 'forbid:\n  - "чудо"'),
    ("facts", "format: html", "format: pdf"),
    ("trust", "labels:", "lables:"),
    ("trust", "reviewer: [", "reviwer: ["),
    ("trust", "phd:", "doktor:"),
    ("trust", "weak:", "bad:"),
    ("trust", "stale-months", "stale-month"),
    ("trust", "stale-months: 12", "stale-months: год"),
    ("trust", '"сверил|', '"Сверил|'),
    ("trust", "врач?", "в*рач?"),
    ("trust", '["что мы', '["что? мы'),
    ("trust", "[ожсс]", "{ожсс: 1}"),
]  # fmt: skip


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of a schema that is itself a schema; names of properties are none."""
    if isinstance(value, list):
        for item in value:
            yield from nodes(item)
    elif isinstance(value, dict):
        yield value
        for key, item in value.items():
            for part in item.values() if key in ("properties", "$defs") else (item,):
                yield from nodes(part)
