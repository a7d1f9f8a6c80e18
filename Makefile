.PHONY: demo test lint quality docs bench pictures clean

PYTHON ?= python3
BIN := .venv/bin

.venv/made: pyproject.toml hatch_build.py
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	$(BIN)/python -m compileall -q medad_lint
	touch .venv/made

demo: .venv/made
	@$(BIN)/medad-lint --as-of 2026-11-01 examples; test $$? -le 1  # 1: there are findings, as there should be

test: .venv/made
	$(BIN)/python -m compileall -q medad_lint
	$(BIN)/python -m pytest

lint: .venv/made
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

quality: .venv/made
	$(BIN)/python -m benchmarks.quality

.venv/docs: .venv/made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[docs]'
	touch .venv/docs

docs: .venv/docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict --quiet
	@echo build/site/index.html

pictures: .venv/made
	$(BIN)/python docs/pictures.py

bench: .venv/made
	$(BIN)/python -m benchmarks.speed

clean:
	rm -rf .venv build dist .pytest_cache .hypothesis .mypy_cache .ruff_cache
