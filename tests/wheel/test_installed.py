"""The built wheel works outside the tree, and the hook in a real repository."""

import os
import shutil
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
    """A `medad-lint` from the wheel with what it asks for, in an empty environment that knows nothing of our tree."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True, capture_output=True,
    )  # fmt: skip
    (wheel,) = folder.glob("*.whl")
    place = folder / "env"
    venv.create(place, with_pip=True)
    python = place / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", str(wheel)], check=True, capture_output=True)
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


def _as_repository(folder: Path) -> str:
    """This checkout, changes not committed too, as a repository of its own; gives its commit."""
    names = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, check=True, text=True,
    ).stdout.split("\0")  # fmt: skip
    for name in names:
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    for words in (("init",), ("add", "."), ("commit", "-m", "Хук")):
        done = _git(folder, *words)
        assert done.returncode == 0, done.stderr.decode()
    return _git(folder, "rev-parse", "HEAD").stdout.decode().strip()


@pytest.mark.slow  # pre-commit builds an environment of its own: about half a minute
def test_the_hook_stops_a_breach_and_passes_a_clean_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A user's repository takes this checkout as its hook, `language: python` and all."""
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("PYTHONPATH", raising=False)
    (tmp_path / "hook").mkdir()
    site = tmp_path / "site"
    site.mkdir()
    revision = _as_repository(tmp_path / "hook")
    assert _git(site, "init").returncode == 0
    config = f"repos:\n- repo: {tmp_path / 'hook'}\n  rev: {revision}\n  hooks:\n"
    config += "  - id: medad-lint\n  - id: medad-lint-all\n    stages: [manual]\n"
    (site / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    assert _git(site, "add", ".").returncode == 0
    subprocess.run([sys.executable, "-m", "pre_commit", "install"], cwd=site, check=True, capture_output=True)
    (site / "ad.md").write_text(BREACH, encoding="utf-8")
    (site / "notes.py").write_text(f"# {BREACH}", encoding="utf-8")
    _git(site, "add", ".")
    stopped = _git(site, "commit", "-m", "Реклама")
    told = (stopped.stdout + stopped.stderr).decode()
    assert stopped.returncode != 0
    assert "ad.md:5:1: нарушение: «Марина, 45 лет, вылечилась от псориаза»" in told
    assert "notes.py" not in told
    assert _git(site, "rev-parse", "HEAD").returncode != 0  # nothing has been committed
    (site / "ad.md").write_text(CLEAN, encoding="utf-8")
    _git(site, "add", "ad.md")
    passed = _git(site, "commit", "-m", "Адрес")
    assert passed.returncode == 0, (passed.stdout + passed.stderr).decode()
    (site / "old.md").write_text(BREACH, encoding="utf-8")  # not in the commit
    words = [sys.executable, "-m", "pre_commit", "run", "--hook-stage", "manual", "medad-lint-all"]
    whole = subprocess.run(words, cwd=site, capture_output=True, check=False)
    assert whole.returncode == 1
    assert "old.md:5:1: нарушение" in whole.stdout.decode()


def test_the_hook_file_is_what_pre_commit_reads() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout.decode()
