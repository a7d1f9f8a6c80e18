"""The built wheel works outside the tree, and the hook in a real repository."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BREACH = "---\nmedad: {kind: ad, object: service}\n---\n\nМарина, 45 лет, вылечилась от псориаза.\n"
CLEAN = "Клиника «Исток», ул. Мира, 4.\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A `medad-lint` from the wheel, in an environment that has our dependencies but not our tree."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    place = folder / "env"
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--no-deps", str(wheel)], check=True, capture_output=True
    )
    (site,) = (place / "lib").glob("python*/site-packages")
    ours = [path for path in sys.path if path.endswith("site-packages")]
    (site / "shared.pth").write_text("\n".join(ours), encoding="utf-8")
    return place / "bin" / "medad-lint"


def _lint(program: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    environment["MEDAD_LINT_CACHE"] = str(folder / "no-cache")
    return subprocess.run([program, *words], cwd=folder, capture_output=True, check=False, env=environment)


def test_the_wheel_lints_a_file_in_any_folder(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "реклама.md").write_text(BREACH, encoding="utf-8")
    result = _lint(installed, tmp_path, "реклама.md")
    assert result.returncode == 1, result.stderr.decode()
    assert "реклама.md:5:1: нарушение" in result.stdout.decode()


def test_the_wheel_brings_its_rulebook_compiled(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(CLEAN, encoding="utf-8")
    assert _lint(installed, tmp_path, "a.txt").returncode == 0
    assert not (tmp_path / "no-cache").exists()


def _git(folder: Path, *words: str) -> subprocess.CompletedProcess[bytes]:
    identity = (
        "-c",
        "user.name=Проверка",
        "-c",
        "user.email=test@example.invalid",
        "-c",
        "init.defaultBranch=main",
    )
    return subprocess.run(["git", *identity, *words], cwd=folder, capture_output=True, check=False)


def test_the_hook_stops_a_breach_and_passes_a_clean_text(installed: Path, tmp_path: Path) -> None:
    """pre-commit itself runs our hook's entry; the program is the installed one (language: system)."""
    assert _git(tmp_path, "init").returncode == 0
    hook = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = next(line.split("entry: ")[1] for line in hook.splitlines() if "entry: " in line)
    config = f"""repos:
- repo: local
  hooks:
  - id: medad-lint
    name: medad-lint
    entry: {installed.parent}/{entry}
    language: system
    types_or: [markdown, html, plain-text]
    require_serial: true
"""
    (tmp_path / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    assert _git(tmp_path, "add", ".").returncode == 0
    subprocess.run(
        [sys.executable, "-m", "pre_commit", "install"], cwd=tmp_path, check=True, capture_output=True
    )
    (tmp_path / "ad.md").write_text(BREACH, encoding="utf-8")
    _git(tmp_path, "add", "ad.md")
    stopped = _git(tmp_path, "commit", "-m", "Реклама")
    assert stopped.returncode != 0
    assert "вылечилась" in (stopped.stdout + stopped.stderr).decode()
    (tmp_path / "ad.md").write_text(CLEAN, encoding="utf-8")
    _git(tmp_path, "add", "ad.md")
    passed = _git(tmp_path, "commit", "-m", "Адрес")
    assert passed.returncode == 0, (passed.stdout + passed.stderr).decode()


def test_the_hook_file_is_what_pre_commit_reads() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout.decode()
