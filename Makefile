# make setup   .venv with the project in it        make demo   read the shipped reports, write a briefing
# make test    lint, types, tests                   make clean  remove what these made
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup demo test lint types clean

setup: $(VENV)/.done

$(VENV)/.done: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: setup
	$(BIN)/tocsin demo

lint: setup
	$(BIN)/ruff check .

types: setup
	$(BIN)/mypy

test: lint types
	$(BIN)/pytest -q -n 2

clean:
	rm -rf $(VENV) demo.db demo.db-wal demo.db-shm briefing.md briefing.html
