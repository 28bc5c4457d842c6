# The tasks of the project; `make` lists them.
PY ?= python3
BIN := .venv/bin

help:  ## list the tasks
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup:  ## a virtual environment with everything in it
	$(PY) -m venv .venv && $(BIN)/pip install -q -e '.[dev]'

test:  ## the tests
	$(BIN)/pytest

lint:  ## style, types, imports, docs up to date
	$(BIN)/ruff check && $(BIN)/ruff format --check && $(BIN)/mypy && $(BIN)/lint-imports && $(BIN)/python -m docs.check

docs:  ## write the generated parts of the docs again
	$(BIN)/python -m docs.check --write

floors:  ## the public sets, where they are, against benchmarks/floors.json
	$(BIN)/python -m benchmarks.floors

speed:  ## words a second against the parser alone
	$(BIN)/python -m benchmarks.speed

gold:  ## our own stories against their gold
	$(BIN)/python -m benchmarks.gold

.PHONY: help setup test lint docs floors speed gold
