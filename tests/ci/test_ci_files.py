"""The files for hooks and CI: valid by the schemas of those who read them, and their scripts do what they say."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
GITHUB, GITLAB = ROOT / "docs" / "ci" / "github", ROOT / "docs" / "ci" / "gitlab"
BREACH = "Марина, 45 лет, вылечилась от псориаза.\n"


def loaded(path: Path) -> Any:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A repository with a text in a folder that has a space in its name, and a `medad-lint` to be called."""
    (tmp_path / "bin").mkdir()
    shim = tmp_path / "bin" / "medad-lint"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m medad_lint "$@"\n', encoding="utf-8")
    shim.chmod(0o755)
    texts = tmp_path / "site" / "наши тексты"
    texts.mkdir(parents=True)
    (texts / "ad.md").write_text(BREACH, encoding="utf-8")
    (tmp_path / "out").mkdir()
    return tmp_path / "site"


def shell(script: str, folder: Path, *shell_words: str, **values: str) -> subprocess.CompletedProcess[bytes]:
    path = f"{folder.parent / 'bin'}:{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT), **values}
    return subprocess.run(
        [*shell_words, script], cwd=folder, capture_output=True, check=False, env=environment
    )


@pytest.mark.parametrize(
    ("path", "schema", "more"),
    [
        (GITHUB / "action.yml", "vendor.github-actions", ()),
        (GITHUB / "workflow.yml", "vendor.github-workflows", ()),
        (GITLAB / "medad-lint.gitlab-ci.yml", "vendor.gitlab-ci", ("--data-transform", "gitlab-ci")),
    ],
    ids=lambda value: value.name if isinstance(value, Path) else "",
)
def test_a_file_for_a_server_follows_its_schema(path: Path, schema: str, more: tuple[str, ...]) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *more, str(path)],
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout.decode()


def action_script(
    site: Path, code: str = "", **inputs: str
) -> tuple[subprocess.CompletedProcess[bytes], Any]:
    action = loaded(GITHUB / "action.yml")
    (step,) = (item for item in action["runs"]["steps"] if item.get("id") == "lint")
    given = {name: inputs.get(name, item["default"]) for name, item in action["inputs"].items()}
    values = {}
    for name, value in step["env"].items():
        for key, filled in given.items():
            value = value.replace(f"${{{{ inputs.{key} }}}}", filled)
        values[name] = value.replace("${{ runner.temp }}", str(site.parent / "out"))
    assert not any("${{" in value for value in values.values())
    output = site.parent / "output.txt"
    result = shell(
        step["run"], site, "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c",
        GITHUB_OUTPUT=str(output), GITHUB_WORKSPACE=str(site), **values,
    )  # fmt: skip
    return result, dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())


def test_the_action_annotates_writes_sarif_and_a_page_and_keeps_the_code(site: Path) -> None:
    result, told = action_script(site, paths="наши тексты\n", args="--kind ad --object service")
    assert result.returncode == 0, result.stderr.decode()
    assert told["code"] == "1"
    assert result.stdout.decode().startswith("::error file=наши тексты/ad.md,line=1,")
    assert json.loads(Path(told["sarif"]).read_text(encoding="utf-8"))["runs"][0]["results"]
    assert (site.parent / "out" / "medad-lint.html").exists()


def test_the_action_takes_no_value_for_a_command(site: Path) -> None:
    result, told = action_script(site, paths="наши тексты\n$(touch taken)\n; touch taken")
    assert told["code"] == "2"
    assert "такого файла или папки нет" in result.stderr.decode()
    assert not list(site.parent.rglob("taken"))
    scripts = [step["run"] for step in loaded(GITHUB / "action.yml")["runs"]["steps"] if "run" in step]
    assert len(scripts) == 3
    assert not any("${{" in script for script in scripts)


def test_the_action_sends_no_report_where_there_is_none(site: Path) -> None:
    result, told = action_script(site, args="--kind advert")
    assert told == {"code": "2"}
    assert "Можно: ad, site-page, article" in result.stderr.decode()
    (upload,) = (s for s in loaded(GITHUB / "action.yml")["runs"]["steps"] if "codeql" in s.get("uses", ""))
    assert "steps.lint.outputs.sarif != ''" in upload["if"]


@pytest.mark.parametrize("code", ["0", "1", "2"])
def test_the_action_ends_with_the_code_of_the_check(site: Path, code: str) -> None:
    last = loaded(GITHUB / "action.yml")["runs"]["steps"][-1]
    assert last["env"] == {"MEDAD_CODE": "${{ steps.lint.outputs.code }}"}
    assert shell(last["run"], site, "bash", "-c", MEDAD_CODE=code).returncode == int(code)


def test_the_action_installs_this_very_project() -> None:
    (step,) = (
        s for s in loaded(GITHUB / "action.yml")["runs"]["steps"] if "MEDAD_SOURCE" in s.get("env", {})
    )
    source = step["env"]["MEDAD_SOURCE"].replace("${{ github.action_path }}", str(GITHUB))
    assert (Path(source) / "pyproject.toml").exists()
    used = loaded(GITHUB / "workflow.yml")["jobs"]["texts"]["steps"][-1]["uses"]
    inside = used.partition("@")[0].split("/", 2)[2]
    assert (ROOT / inside / "action.yml").exists()


def test_the_gitlab_job_writes_the_reports_that_it_uploads(site: Path) -> None:
    job = loaded(GITLAB / "medad-lint.gitlab-ci.yml")["medad-lint"]
    values = {name: value for name, value in job["variables"].items() if name.startswith("MEDAD_LINT_")}
    values |= {"MEDAD_LINT_ARGS": "--kind ad --object service", "CI_PROJECT_DIR": str(site)}
    result = shell("\n".join(job["script"]), site, "sh", "-e", "-c", **values)
    assert result.returncode == 1, result.stderr.decode()
    (issue,) = json.loads((site / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert issue["location"]["path"] == "наши тексты/ad.md"
    assert (site / job["artifacts"]["reports"]["junit"]).read_bytes().startswith(b"<?xml")
    for path in job["artifacts"]["paths"]:
        assert (site / path).exists()


def test_both_hooks_call_the_program_and_one_of_them_takes_all_texts(site: Path) -> None:
    hooks = {hook["id"]: hook for hook in loaded(ROOT / ".pre-commit-hooks.yaml")}
    assert set(hooks) == {"medad-lint", "medad-lint-all"}
    whole = hooks["medad-lint-all"]
    assert (whole["pass_filenames"], whole["always_run"]) == (False, True)
    words = " ".join([whole["entry"], *whole["args"]])
    result = shell(f"{words} --kind ad --object service", site, "sh", "-c")
    assert result.returncode == 1
    assert "наши тексты/ad.md:1:1: нарушение" in result.stdout.decode()
