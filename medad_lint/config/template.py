"""The configuration that `medad-lint init` writes."""

__all__ = ["TEMPLATE"]

TEMPLATE = """\
# Настройка medad-lint для этой папки и всего, что в ней. Подробно: docs/config.md
# Что получилось для файла и откуда взялось: medad-lint config --show ФАЙЛ
# Строки вида «#ключ:» и строки с отступом под ними — примеры: уберите решётку, и заработают.

# С чего начать: recommended, strict (останавливает и риск), ad (всё — реклама), article (всё — статьи).
# Можно несколько: [strict, ad]
preset: recommended

# Что это за тексты. Без этого программа решает сама по словам и строже риска не судит.
#kind: ad                      # ad, site-page, article
#object: [service]             # drug, drug-rx, device, device-special, service, method, folk-medicine,
                               # supplement, cosmetic, other
#promotes: true                # текст продвигает клинику или товар
#audience: public              # public, professionals

# С какой строгости останавливать: breach, risk, lawyer, never.
#fail-level: breach

# Правила: off — не применять, on — применять, breach, risk, lawyer — своя строгость. Список: medad-lint rules
#rules:
#  cure-story: risk
#  eat-*: off

# С каких чисел текст считается статьёй (слов) и страницей сайта (примет в меню).
#thresholds:
#  article-words: 350
#  site-page-cues: 3

# То же для части файлов: нижняя запись важнее верхней. * не переходит через /, ** переходит.
#files:
#  - match: "blog/**"
#    preset: article
#  - match: ["promo/**", "*.banner.html"]
#    kind: ad
#    object: drug
#    rules: {missing-warning: risk}

# Не проверять.
#exclude: ["drafts/**", "*.bak.md"]

# Как ваши ключи называются в шапке файла.
#front-matter:
#  kind: {key: type, values: {статья: article, акция: ad}}
#  object: {key: topic, values: {лекарства: drug, приём: service}}
#  promotes: {key: promo, values: {да: "true", нет: "false"}}
#  audience: {key: dlya, values: {врачей: professionals, всех: public}}
#  author: kto_napisal
#  reviewer: [vrach, proveril]
#  published: opublikovano
#  updated: ispravleno
#  reviewed: data_proverki
#  sources: spisok
#  editor: redaktor
#  author-about: dolzhnost_avtora
#  reviewer-about: dolzhnost_vracha
#  topic: rubrika

# Слова, которые можно: в любых формах, если находка целиком в них. Причина обязательна.
#allow:
#  - phrase: "Лучший доктор"
#    rules: [superlative]      # без ключа — для всех правил
#    reason: "название сети, свидетельство на товарный знак"
#    by: "Иванова И. И., юрист"

# Разрешить правило в файлах. Лишние и просроченные записи сами становятся находками.
#suppress:
#  - files: ["archive/**"]
#    rules: [cure-story]
#    reason: "архив, в рекламе не используется"
#    by: "Иванова И. И., юрист"
#    until: 2027-03-01

# Пометка без согласующего (by) не действует: required; иначе optional.
#approver: optional

# Свои правила (docs/own-rules.md) и базовая линия (docs/baseline.md).
#rule-folders: [moi]
#baseline: .medad-lint-baseline.json
"""
