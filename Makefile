# On a fresh machine with Python 3.11 or later, pip and make: `make demo`, `make test`.

PYTHON ?= python3
VENV ?= .venv
CONSTRAINTS ?= constraints.txt
ARGS ?=
KILLS ?= 10000

# The 2.0 release, and the oldest Alembic, that the tests run on beside the 2.1 and the newest of constraints.txt.
SQLALCHEMY_20 := 2.0.58
ALEMBIC_OLDEST := 1.18.3
# What neither of the two has a part in, or what takes long and adds nothing to what the services show, is tested once.
TESTED_ONCE := cli crashes document documents domain instrument invented reading rules security typing vault \
	embedding/test_notebooks.py services/test_stateful.py

# All of them, or the ones named: make benchmark BENCHMARKS=benchmarks/record.py
BENCHMARKS ?= $(wildcard benchmarks/*.py)

BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint $(CONSTRAINTS) --editable

.DEFAULT_GOAL := help
.PHONY: help demo test test-sqlalchemy20 check docs benchmark torture clean

help: ## Show what can be made
	@sed -n 's/^\([a-z0-9-]*\):.*## \(.*\)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 26

demo: $(VENV)/.installed ## Play the main job on an embedded clinic and show what is kept
	$(BIN)/python examples/demo.py

test: $(VENV)/.installed-dev ## Run every test; ARGS="tests/domain -k request" runs some
	$(BIN)/python -m pytest -n auto $(ARGS)

test-sqlalchemy20: constraints.txt ## Run the tests on SQLAlchemy 2.0 and the oldest Alembic, in an environment of its own
	mkdir -p .venv-sqlalchemy20
	sed -e 's/^SQLAlchemy==.*/SQLAlchemy==$(SQLALCHEMY_20)/' -e 's/^alembic==.*/alembic==$(ALEMBIC_OLDEST)/' constraints.txt > .venv-sqlalchemy20/constraints.txt
	$(MAKE) test VENV=.venv-sqlalchemy20 CONSTRAINTS=.venv-sqlalchemy20/constraints.txt \
		ARGS="$(ARGS) $(addprefix --ignore=tests/,$(TESTED_ONCE))"

check: $(VENV)/.installed-dev ## Check style, types and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(wildcard .ci conftest.py docs src tests examples benchmarks migrations)
	$(BIN)/lint-imports --no-logo

docs: $(VENV)/.installed-dev ## Build the documentation into docs/_build/index.html; a warning is an error
	rm -rf docs/_build
	$(BIN)/sphinx-build --quiet --nitpicky --fail-on-warning --keep-going docs docs/_build

benchmark: .venv-benchmark/.installed ## Measure against yardsticks and peers, in an environment of its own
	for script in $(BENCHMARKS); do .venv-benchmark/bin/python $$script || exit 1; done

torture: $(VENV)/.installed-dev ## Kill, cut off and break thousands of times; needs strace, and an hour; KILLS=300 is less
	CI=true SUPERVISIO_TEST_EVERY=1 SUPERVISIO_TEST_KILLS=$(KILLS) SUPERVISIO_TEST_CUTS=200 \
		$(BIN)/python -m pytest -n auto -rP tests/crashes tests/migrations/test_killed.py $(ARGS)

clean: ## Remove the environments, caches and builds
	rm -rf .venv .venv-benchmark .venv-sqlalchemy20 build dist docs/_build supervisio-demo .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.installed: pyproject.toml $(CONSTRAINTS) | $(BIN)/pip
	$(INSTALL) .
	@touch $@

# Whoever has what the tests need has what the demo needs.
$(VENV)/.installed-dev: pyproject.toml $(CONSTRAINTS) | $(BIN)/pip
	$(INSTALL) '.[dev]'
	@touch $(VENV)/.installed $@

# The peers are no part of the development environment: one of them hooks itself into all of SQLAlchemy.
.venv-benchmark/.installed: pyproject.toml benchmarks/requirements.txt
	$(MAKE) .venv-benchmark/bin/pip VENV=.venv-benchmark
	.venv-benchmark/bin/python -m pip install --quiet --disable-pip-version-check --requirement benchmarks/requirements.txt --editable .
	@touch $@

$(BIN)/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "supervisio needs Python 3.11 or later, and $(PYTHON) is not that. If another one is installed, name it:" >&2; \
		echo "    make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
