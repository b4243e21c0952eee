# `make run` and `make test` are all a newcomer needs: Python 3.11+, pip, venv and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help run test lint types imports check bench soak lock clean

help:  ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(VENV)/.run: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("Communiqué needs Python 3.11 or newer, found " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock $(VENV)/.run
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

$(VENV)/.bench: requirements-bench.lock $(VENV)/.dev
	$(PIP) install --quiet --require-hashes -r requirements-bench.lock
	@touch $@

run: $(VENV)/.run  ## install into .venv and start the bot (without a token: the sandbox on http://127.0.0.1:8080)
	$(BIN)/communique run

test: $(VENV)/.dev  ## install and run all tests
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal

lint: $(VENV)/.dev  ## ruff: style and formatting
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev  ## mypy --strict
	$(BIN)/mypy

imports: $(VENV)/.dev  ## import-linter: arrows between packages point one way
	$(BIN)/lint-imports

check: lint types imports test  ## everything CI runs

bench: $(VENV)/.bench  ## quality on the development sets, speed, delivery: prints tables (some minutes)
	$(BIN)/python -m benchmarks.quality
	$(BIN)/python -m benchmarks.telling
	$(BIN)/python -m benchmarks.offline_speed
	$(BIN)/python -m benchmarks.baseline
	$(BIN)/python -m benchmarks.parsing
	$(BIN)/python -m benchmarks.polling
	$(BIN)/python -m benchmarks.ingest
	$(BIN)/python -m benchmarks.sending
	$(BIN)/python -m benchmarks.broadcast
	$(BIN)/python -m benchmarks.edits
	$(BIN)/python -m benchmarks.limits
	$(BIN)/python -m benchmarks.digests
	$(BIN)/python -m benchmarks.memory
	$(BIN)/python -m benchmarks.story_speed --archive 20000 100000 --window 20000 --articles 600

soak: $(VENV)/.dev  ## 200 kills while it broadcasts, then Telegram failing in every way (half an hour)
	$(BIN)/python -m benchmarks.soak kills
	$(BIN)/python -m benchmarks.soak faults
	$(BIN)/python -m benchmarks.soak faults --database postgres

lock:  ## write the lock files anew from pyproject.toml (needs uv: pip install uv)
	$(LOCK) --group build -o requirements.lock pyproject.toml
	$(LOCK) --group build --group dev --extra postgres -c requirements.lock -o requirements-dev.lock pyproject.toml
	$(LOCK) --group bench -c requirements-dev.lock -o requirements-bench.lock

LOCK := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-header --no-annotate --upgrade

clean:  ## remove the environment and caches
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache dist
