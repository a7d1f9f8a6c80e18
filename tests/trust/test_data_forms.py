"""JSON-LD, microdata, metas, feeds and front matter as real sites write them: rows 95 to 110 and the keys of section 8.

Row 106 (a PHP array that becomes JSON-LD when the page is served) is not read: code is not run. Row 107 (promises in metas)
is a matter of the rules on advertising, not of trust: nothing of a slogan is a fact here.
"""

import pytest

from tests.trust.reading import marks, read, told


def script(inner: str) -> str:
    return f'<html><head><script type="application/ld+json">{inner}</script></head><body><h1>Отёк</h1><p>Отёк бывает.</p></body></html>'


# number: (text, authors, reviewers, publication, update)
FORMS = {
    95: (script('{"@type":"Article","datePublished":"{{created}}","dateModified":"{{modified}}","author":{"@type":"Person","name":"{{author}}"},}'), [], [], [], []),
    96: (script('{"@type":"NewsArticle","author":"<?=$_SERVER[\'HTTP_HOST\']?>","datePublished":"2026-03-01 10:03:05"}'), [], [], ["2026-03-01"], []),
    97: (script('{"@type":"Article","author":{"@type":"Organization","name":"Клиника Белова"},"datePublished":"2026-03-01","dateModified":"2026-03-01"}'), [], [], ["2026-03-01"], ["2026-03-01"]),
    98: (script('{"@type":"MedicalWebPage","reviewedBy":{"@type":"Person","name":"Анна Белова"}}'), [], ["Анна Белова"], [], []),
    99: (script('{"@type":"MedicalWebPage","lastReviewed":"2026-05-28"}'), [], [], [], []),
    100: ('<html><head><meta property="article:published_time" content="2026-03-01"><meta property="article:modified_time" content="2026-04-01">'
          '<meta property="article:author" content="Анна Белова"></head><body><h1>Отёк</h1></body></html>', ["Анна Белова"], [], ["2026-03-01"], ["2026-04-01"]),
    101: (script('{"@type":"Person","name":"Анна Белова","jobTitle":"Врач травматолог-ортопед"}'), [], [], [], []),
    102: (script('{"@type":"Dentist","name":"Анна Белова","description":"Array"}'), [], [], [], []),
    103: ('<div itemscope itemtype="https://schema.org/Article"><h1>Отёк</h1><meta itemprop="datePublished" content=""></div>', [], [], [], []),
    104: ('<h1 itemprop="author">Центр лечения отёков</h1><p>Отёк.</p>', [], [], [], []),
    105: ('<h1>Отёк</h1><div itemscope itemtype="http://schema.org/Review"><span itemprop="author">Анна Белова</span><meta itemprop="datePublished" content="2026-01-01"><p itemprop="reviewBody">Да.</p></div>', [], [], [], []),
    107: ('<h1>Отёк</h1><meta itemprop="slogan" content="100% гарантия"><p>Отёк.</p>', [], [], [], []),
    108: (script('{"@type":"Article","author":{"@type":"Person","name":"\\u0410\\u043d\\u043d\\u0430 \\u0411\\u0435\\u043b\\u043e\\u0432\\u0430"}}'), ["Анна Белова"], [], [], []),
    109: ('<html><head><meta name="author" content="Белова Анна Игоревна"></head><body><h1>Отёк</h1></body></html>', ["Белова Анна Игоревна"], [], [], []),
    110: ("<rss><channel><item turbo='true'><pubDate>Thu, 26 Mar 2026 11:46:21 +0300</pubDate><turbo:content><![CDATA[<h1>Отёк</h1>]]></turbo:content></item></channel></rss>", [], [], ["2026-03-26"], []),
}  # fmt: skip


@pytest.mark.parametrize("number", FORMS, ids=lambda number: f"row-{number:03}")
def test_data_for_search_engines_are_read(number: int) -> None:
    text, authors, reviewers, published, updated = FORMS[number]
    trust = read(text)
    assert told(trust, "author") == authors
    assert told(trust, "reviewer") == reviewers
    assert told(trust, "published") == published
    assert told(trust, "updated") == updated


def test_row_095_a_fault_is_told_and_reading_goes_on() -> None:
    trust = read(FORMS[95][0])
    (fault,) = [fact for fact in trust.of("json-ld") if "broken" in fact.marks]
    assert FORMS[95][0][fault.start : fault.end] == ","
    assert marks(trust, "published") == {"unknown"}


def test_row_099_a_date_of_review_without_a_reviewer_is_half() -> None:
    trust = read(FORMS[99][0])
    assert told(trust, "reviewed") == ["2026-05-28"]
    assert "no-reviewer" in marks(trust, "json-ld")


def test_row_100_the_post_of_a_person_counts() -> None:
    trust = read(
        script(
            '{"@type":"Article","author":{"@type":"Physician","name":"Анна Белова","jobTitle":"Врач-косметолог, к.м.н."}}'
        )
    )
    assert "medical" in marks(trust, "author")


def test_row_109_what_readers_do_not_see_is_weak() -> None:
    assert [fact.sure for fact in read(FORMS[109][0]).of("author")] == ["weak"]


def test_the_place_of_a_value_is_its_place_in_the_script() -> None:
    text = FORMS[108][0]
    (fact,) = read(text).of("author")
    assert (
        text[fact.start : fact.end]
        == "\\u0410\\u043d\\u043d\\u0430 \\u0411\\u0435\\u043b\\u043e\\u0432\\u0430"
    )


HEADS = {
    "Next MDX": ('author: "Анна Белова"\nreviewer: "Пётр Зуев, врач"\ndate: 2026-03-01\nupdated: 2026-04-01', "Анна Белова", "Пётр Зуев"),
    "Nuxt Content": ("authors: 'Белова А.И.'\ndate: '2026-03-01'\nupdated: '2026-04-01'", "Белова А.И.", ""),
    "Gatsby": ("date: 2026-03-01T10:00:00.000Z\nlastUpdated: 2026-04-01\nauthor: Анна Белова", "Анна Белова", ""),
    "Hugo": ("date: 2026-03-01\nlastmod: 2026-04-01\nparams:\n  author: Анна Белова\n  reviewer: Пётр Зуев", "Анна Белова", "Пётр Зуев"),
    "Docusaurus": ("authors:\n  - name: Анна Белова\n    title: врач\ndate: 2026-03-01\nlast_update:\n  date: 2026-04-01", "Анна Белова", ""),
    "Astro": ("author:\n  name: Анна Белова\npubDate: 2026-03-01\nupdatedDate: 2026-04-01\nmedicalReviewer: Пётр Зуев", "Анна Белова", "Пётр Зуев"),
    "Wagtail": ("last_reviewed_by: Пётр Зуев\npublished_at: 2026-03-01\nupdated_at: 2026-04-01", "", "Пётр Зуев"),
    "WordPress": ("post_author: Анна Белова\npost_date: 2026-03-01 10:00:00\npost_modified: 2026-04-01 10:00:00", "Анна Белова", ""),
    "Битрикс": ("DOCTOR_WROTE: Анна Белова\nDOCTOR_REVIEW: Пётр Зуев\nACTIVE_FROM: 01.03.2026\nTIMESTAMP_X: 01.04.2026 10:00:00", "Анна Белова", "Пётр Зуев"),
    "Jekyll": ("author: Анна Белова\ndate: 2026-03-01 10:00:00 +0300\nlast_modified_at: 2026-04-01", "Анна Белова", ""),
}  # fmt: skip


@pytest.mark.parametrize("stack", HEADS)
def test_the_keys_of_each_stack_are_known(stack: str) -> None:
    head, author, reviewer = HEADS[stack]
    trust = read(f"---\ntitle: Отёк\n{head}\n---\n\nОтёк.\n", "a.md")
    assert told(trust, "author") == ([author] if author else [])
    assert told(trust, "reviewer") == ([reviewer] if reviewer else [])
    assert told(trust, "published") == ["2026-03-01"]
    assert told(trust, "updated") == ["2026-04-01"]


TRAPS = [
    "medicallyReviewed: true",
    "coverCredit:\n  author: Анна Белова",
    "faq:\n  - author: Анна Белова",
    "doctor: /img/1.jpg",
    "reviewer: ~",
]


@pytest.mark.parametrize("head", TRAPS)
def test_keys_that_name_no_person_name_none(head: str) -> None:
    trust = read(f"---\ntitle: Отёк\n{head}\n---\n\nОтёк.\n", "a.md")
    assert "named" not in marks(trust, "author") | marks(trust, "reviewer")
