# Two commands on a bare machine (Python 3.11+, pip, venv, make, git): `make review` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE_DAY := 2026-11-23
LAST_WEEK := 2026-W47

.PHONY: review test torture format lint types layers tests golden clean

$(VENV)/.ready: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("vaultkit needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	@touch $@

review: $(VENV)/.ready ## vaultkit on a copy of the sample vault, as of the sample's own day
	@rm -rf build/sample-vault
	@mkdir -p build
	@cp -R sample-vault build/sample-vault
	@cd build/sample-vault/Ecosystem && mv Reviews/$(LAST_WEEK).md .. && rm -rf ./* && mkdir Reviews && mv ../$(LAST_WEEK).md Reviews
	$(BIN)/vaultkit review all --vault build/sample-vault --today $(SAMPLE_DAY)

test: lint types layers tests ## everything that CI runs

lint: $(VENV)/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.ready
	$(BIN)/mypy vaultkit tests benchmarks

layers: $(VENV)/.ready
	$(BIN)/lint-imports

torture: $(VENV)/.ready ## ten times as many seeds of every test that has some
	$(BIN)/python -m pytest -q -m rounds --times 10

tests: $(VENV)/.ready
	$(BIN)/python -m pytest -q

format: $(VENV)/.ready ## put the code into the one form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

golden: $(VENV)/.ready ## render the sample vault's pages anew, to be looked at and committed
	$(BIN)/python -m pytest -q tests/test_sample_vault.py --update-golden

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
