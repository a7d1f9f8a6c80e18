"""`doctor`: what the program runs on, and what keeps it from running."""

from pathlib import Path

from medad_lint import __version__
from tests.cli.test_command_line import run

ROOT = Path(__file__).resolve().parents[2]


def told(folder: Path, *words: str, **extra: str) -> tuple[int, str]:
    result = run("doctor", *words, folder=str(folder), **{"PYTHONPATH": str(ROOT), **extra})
    assert result.stderr == b""
    return result.returncode, result.stdout.decode()


def test_all_is_well_where_all_is_there(tmp_path: Path) -> None:
    run("rules")
    code, shown = told(tmp_path)
    assert code == 0
    assert f"medad-lint        {__version__}, " in shown
    assert "«вылечилась» — вылечиться" in shown
    assert "действуют умолчания" in shown
    assert "stdout            utf-8, не терминал" in shown
    assert shown.endswith("Всё на месте.\n")
    assert "✗" not in shown


def test_it_tells_whether_the_rules_are_compiled_and_compiles_nothing(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    code, shown = told(tmp_path, MEDAD_LINT_CACHE=str(cache))
    assert code == 0
    assert f"нет, соберёт первый запуск (секунды) в {cache}" in shown
    assert not cache.exists()
    (tmp_path / "a.txt").write_text("Клиника.", encoding="utf-8")
    run("a.txt", folder=str(tmp_path), PYTHONPATH=str(ROOT), MEDAD_LINT_CACHE=str(cache))
    shown = told(tmp_path, MEDAD_LINT_CACHE=str(cache))[1]
    assert "(в кэше)" in shown
    assert "отпечаток         sha256:" in shown


def test_the_configuration_that_holds_for_a_path_is_named(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    place = tmp_path / "site" / ".medad-lint.yaml"
    place.write_text("preset: strict\n", encoding="utf-8")
    assert f"настройка         {place}" in told(tmp_path, "site")[1]
    assert "действуют умолчания" in told(tmp_path)[1]


def test_rule_folders_that_the_configuration_names_are_looked_at(tmp_path: Path) -> None:
    (tmp_path / ".medad-lint.yaml").write_text("rule-folders: [moi]\n", encoding="utf-8")
    code, shown = told(tmp_path)
    assert code == 2
    assert "нет такой папки правил" in shown


def test_what_is_wrong_is_said_with_what_to_do_and_gives_2(tmp_path: Path) -> None:
    (tmp_path / ".medad-lint.yaml").write_text("presett: strict\n", encoding="utf-8")
    code, shown = told(tmp_path)
    assert code == 2
    assert "✗ настройка" in shown
    assert "Возможно, вы имели в виду «preset»" in shown
    assert shown.endswith("Мешает: 1.\n")
    code, shown = told(tmp_path, "--rules", "nowhere")
    assert code == 2
    assert "нет такой папки правил" in shown
